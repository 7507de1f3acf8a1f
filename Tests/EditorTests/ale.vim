" Vim with ALE at work on digests, through Editors/Vim; leaves with 0 or, after the first check that fails, with 1.

function! Say(text) abort
    call writefile([a:text], '/dev/stdout', 'a')
endfunction

function! Check(what, good, ...) abort
    call Say((a:good ? 'ok    ' : 'FAIL  ') . a:what . (a:good || !a:0 ? '' : ': ' . string(a:1)))

    if !a:good
        cquit!
    endif
endfunction

function! Eventually(what, Condition, Detail) abort
    let l:start = reltime()

    while !a:Condition() && reltimefloat(reltime(l:start)) * 1000 < str2nr($PATIENCE)
        sleep 20m
    endwhile

    call Check(a:what, a:Condition(), a:Detail())
endfunction

function! Codes() abort
    return sort(map(copy(get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])), {_, each -> get(each, 'code', each.text)}))
endfunction

edit $OTHER
call Check('no server for other Markdown', &filetype is# 'markdown' && empty(ale_linters#markdown#digestls#Command(bufnr(''))))

edit $BROKEN
call ale#Queue(0, 'lint_file')
let s:expected = ['malformed-label', 'replacement-character', 'unclosed-details', 'wrong-entry-number', 'wrong-total']
call Eventually('diagnostics arrive, each once', {-> Codes() == s:expected}, function('Codes'))

" ALE takes the protocol's column, which counts UTF-16 units, for a byte column: its sign is in the right line, its underline too far left.
for s:each in g:ale_buffer_info[bufnr('')].loclist
    if s:each.code is# 'replacement-character'
        let s:before = strpart(getline(s:each.lnum), 0, stridx(getline(s:each.lnum), "\xef\xbf\xbd"))
        call Check('a diagnostic behind CJK text has the column that ALE makes of it', s:each.col == strchars(s:before) + 1, s:each)
    endif
endfor

call search('\[Total: 9')
call cursor(line('.'), col('.') + 8)
call setline(line('.'), substitute(getline('.'), 'Total: 9', 'Total: 2', ''))
doautocmd TextChanged
call ale#Queue(0)
call Eventually('a change reaches the server', {-> len(Codes()) == 4}, function('Codes'))

call search('- \[cs.AI')
call cursor(line('.'), 5)
ALEGoToDefinition
call Eventually('definition: contents line to section', {-> getline('.') is# '# cs.AI [[Back]](#toc)'}, {-> getline('.')})
call cursor(line('.'), 4)
ALEGoToDefinition
call Eventually('definition: section to contents line', {-> getline('.') =~# '^- \[cs\.AI'}, {-> getline('.')})
qall!
