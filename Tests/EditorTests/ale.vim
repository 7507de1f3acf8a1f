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

" Three days, one library.

function! Day(number) abort
    return $LIBRARY . '/2025-12-' . a:number . '.md'
endfunction

function! Place() abort
    return fnamemodify(bufname(''), ':t') . ':' . line('.')
endfunction

" The numbers of the entries whose headings are said to be repeats. ALE shows hints as warnings.
function! Repeats() abort
    let l:found = filter(copy(get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])), {_, each -> each.code is# 'repeated-paper' && each.type is# 'W'})

    return sort(map(l:found, {_, each -> str2nr(matchstr(getline(each.lnum), '^### \[\zs\d\+'))}), 'n')
endfunction

" What the window of choices lists. ALE asks for references without definitions, and the first appearance is one.
function! Listed() abort
    return &filetype is# 'ale-preview-selection' ? getline(1, '$') : []
endfunction

execute 'edit!' Day(11)
call ale#Queue(0, 'lint_file')
let s:every = filter(range(1, 19), 'v:val != 11')
call Eventually('a hint on each paper of the day before, and on no other', {-> Repeats() == s:every}, function('Repeats'))
call Check('and nothing else', len(Codes()) == 18, Codes())

call search('^### \[2\]')
call cursor(line('.'), 12)
ALEFindReferences
call Eventually('references: the later days', {-> map(Listed(), {_, each -> fnamemodify(each, ':t')}) == ['2025-12-12.md:13:1']}, function('Listed'))
pclose!
call search('^### \[2\]')
call cursor(line('.'), 12)
let g:ale_hover_to_preview = 1
ALEHover
call Eventually('hover shows the other days', {-> execute('silent! wincmd P | let g:shown = join(getline(1, "$")) | silent! wincmd p') is# '' && g:shown =~# 'Also in.*2025-12-10.*2025-12-12'}, {-> g:shown})
pclose!
ALEGoToDefinition
call Eventually('definition: the first appearance', {-> Place() is# '2025-12-10.md:61'}, function('Place'))
execute 'edit' Day(11)
execute 'bwipeout' Day(10)

ALESymbolSearch tolkein hobit
call Eventually('a search with slips finds the paper', {-> match(Listed(), '2025-12-10.md:203:.*Quantifying Emotional Tone') >= 0}, function('Listed'))
execute "normal \<CR>"
call Eventually('and leads to its heading', {-> Place() is# '2025-12-10.md:203'}, function('Place'))
execute 'edit' Day(11)
execute 'bwipeout' Day(10)

" Vim watches no files: what happened outside is seen when something is saved.
call writefile(map(readfile(Day(10)), {_, line -> substitute(line, '2512\.10863', '2512.00863', '')}), Day(10))
silent write!
call Eventually('a hint goes when the earlier digest has changed on the disk', {-> Repeats() == s:every[:0] + s:every[2:]}, function('Repeats'))
qall!
