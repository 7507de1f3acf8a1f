-- Neovim 0.7 to 0.10, which have no vim.lsp.config: copy to ~/.config/nvim/plugin/digestls.lua. It does nothing in later versions.
if vim.lsp.config then return end

local signs = { '^<div id=["\']?toc["\']?></div>', '%[%[Back%]%]%(#toc%)%s*$', '%) %[Total: %d+%]%s*$', '^### %[%d+%] %[.*%]%(https?://arxiv%.org/' }

local function is_digest(buffer)
  for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, 400, false)) do
    for _, sign in ipairs(signs) do
      if line:find(sign) then return true end
    end
  end
  return false
end

-- The nearest folder upwards that has a configuration or is a repository, or else the file's own.
local function root(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  for _, marker in ipairs({ '.digestls.json', '.git' }) do
    local found = vim.fn.findfile(marker, folder .. ';')
    if found == '' then found = vim.fn.finddir(marker, folder .. ';') end
    if found ~= '' then return vim.fn.fnamemodify(found, ':p'):gsub('/$', ''):match('^(.*)/') end
  end
  return folder
end

-- Version 0.7 has start_client only: one server per root, kept here.
local clients = {}

local function attach(buffer)
  local folder = root(vim.api.nvim_buf_get_name(buffer))
  local config = { name = 'digestls', cmd = { 'digestls', 'serve' }, root_dir = folder, settings = { digestls = {} } }
  -- The name is what 0.10 compares to find the server that runs already.
  config.workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } }
  if vim.lsp.start then return vim.lsp.start(config, { bufnr = buffer }) end
  local client = clients[folder]
  if not client or vim.lsp.client_is_stopped(client) then
    client = vim.lsp.start_client(config)
    clients[folder] = client
  end
  if client then vim.lsp.buf_attach_client(buffer, client) end
end

vim.api.nvim_create_autocmd('FileType', {
  pattern = 'markdown',
  group = vim.api.nvim_create_augroup('digestls', {}),
  callback = function(event)
    if is_digest(event.buf) then attach(event.buf) end
  end,
})
