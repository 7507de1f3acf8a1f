-- Neovim 0.11 and later: copy to ~/.config/nvim/lsp/digestls.lua and say vim.lsp.enable('digestls') in init.lua.

-- The lines that only a digest has. READMEs and notes have none of them.
local signs = { '^<div id=["\']?toc["\']?></div>', '%[%[Back%]%]%(#toc%)%s*$', '%) %[Total: %d+%]%s*$', '^### %[%d+%] %[.*%]%(https?://arxiv%.org/' }

local function is_digest(buffer)
  for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, 400, false)) do
    for _, sign in ipairs(signs) do
      if line:find(sign) then return true end
    end
  end
  return false
end

-- Told that findings have changed, Neovim 0.12 asks for those of all files but the open ones (neovim#40623). The open ones are what counts.
local function refresh(_, _, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  for buffer in pairs(client and client.attached_buffers or {}) do
    local document = vim.lsp.util.make_text_document_params(buffer)
    client:request('textDocument/diagnostic', { identifier = 'digestls', textDocument = document }, nil, buffer)
  end
  return vim.NIL
end

return {
  cmd = { 'digestls', 'serve' },
  filetypes = { 'markdown' },
  -- Calls back for digests only, so that no other Markdown file starts the server. The folder is where digests are looked for
  -- when something asks about the whole vault.
  root_dir = function(buffer, start)
    if not is_digest(buffer) then return end
    start(vim.fs.root(buffer, { '.digestls.json', '.git' }) or vim.fs.dirname(vim.api.nvim_buf_get_name(buffer)))
  end,
  settings = { digestls = {} },
  handlers = vim.fn.has('nvim-0.13') == 0 and { ['workspace/diagnostic/refresh'] = refresh } or nil,
}
