" digestls for ALE: copy to ~/.vim/ale_linters/markdown/digestls.vim.

call ale#Set('markdown_digestls_executable', 'digestls')

function! ale_linters#markdown#digestls#Root(buffer) abort
    let l:marker = ale#path#FindNearestFile(a:buffer, '.digestls.json')

    if empty(l:marker)
        let l:marker = ale#path#FindNearestDirectory(a:buffer, '.git')
    endif

    return empty(l:marker) ? expand('#' . a:buffer . ':p:h') : fnamemodify(l:marker, ':h' . (l:marker[-1:] is# '/' ? ':h' : ''))
endfunction

" Only a digest starts the server: it opens with its contents, whatever it is called.
function! ale_linters#markdown#digestls#Command(buffer) abort
    let l:lines = getbufline(a:buffer, 1, 400)

    return match(l:lines, '^<div id=["'']\?toc["'']\?></div>\|\[\[Back\]\](#toc)\s*$\|) \[Total: \d\+\]\s*$') < 0 ? '' : '%e serve'
endfunction

call ale#linter#Define('markdown', {
\   'name': 'digestls',
\   'lsp': 'stdio',
\   'executable': {b -> ale#Var(b, 'markdown_digestls_executable')},
\   'command': function('ale_linters#markdown#digestls#Command'),
\   'project_root': function('ale_linters#markdown#digestls#Root'),
\   'language': 'markdown',
\})
