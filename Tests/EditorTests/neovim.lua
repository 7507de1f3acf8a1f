-- Neovim at work on digests, from 0.7 on. It runs with the configuration of Editors/Neovim and leaves with 0 or, after the first
-- check that fails, with 1. The environment names the files: REAL is a digest without findings, BROKEN is Tests/EditorTests/broken.md
-- (both are copies), OTHER is Markdown but no digest, LIBRARY is a folder of three days. PATIENCE is the longest wait in milliseconds.

local patience = tonumber(vim.env.PATIENCE)

local function check(what, good, detail)
  if good then
    io.stdout:write('ok    ', what, '\n')
  else
    io.stdout:write('FAIL  ', what, detail and (': ' .. vim.inspect(detail)) or '', '\n')
    vim.cmd('cquit 1')
  end
end

local function eventually(what, condition, detail)
  check(what, vim.wait(patience, condition, 20), not condition() and detail and detail() or nil)
end

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end

-- The number of the first line at or behind `from` that holds a text literally; the caret goes there, `offset` bytes behind its start.
local function go(text, offset, from)
  for number, line in ipairs(lines()) do
    local start = number >= (from or 1) and line:find(text, 1, true)
    if start then
      vim.api.nvim_win_set_cursor(0, { number, start - 1 + (offset or 0) })
      return number
    end
  end
  check('the file holds ' .. text, false)
end

local function holds(text)
  for _, line in ipairs(lines()) do
    if line:find(text, 1, true) then return true end
  end
  return false
end

local function codes()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, diagnostic.code or (diagnostic.user_data and diagnostic.user_data.lsp.code) or diagnostic.message)
  end
  table.sort(found)
  return found
end

local function clients()
  if vim.lsp.get_clients then return vim.lsp.get_clients({ bufnr = 0 }) end
  return vim.tbl_values(vim.lsp.buf_get_clients(0))
end

local function request(method, extra)
  local params = vim.lsp.util.make_position_params(0, clients()[1].offset_encoding)
  local replies = vim.lsp.buf_request_sync(0, method, vim.tbl_extend('force', params, extra or {}), patience)
  for _, reply in pairs(replies or {}) do return reply.result, reply.err end
end

-- Runs the code action with this title (or of this kind), as somebody would from the menu.
local function act(what, title, only)
  local offered = {}
  vim.ui.select = function(items, options, chosen)
    for _, item in ipairs(items) do
      local action = item.action or item[2]
      table.insert(offered, action.title)
      if action.title == title or action.kind == only then return chosen(item) end
    end
  end
  vim.lsp.buf.code_action(only and { context = { only = { only }, diagnostics = {} }, only = { only } } or nil)
  return function() return { wanted = title or only, offered = offered } end
end

local function format()
  if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = patience }) else vim.lsp.buf.formatting_sync(nil, patience) end
end

local function jump(what, from, offset, to)
  go(from, offset)
  vim.lsp.buf.definition()
  eventually(what, function() return vim.api.nvim_get_current_line():find(to, 1, true) end, vim.api.nvim_get_current_line)
end

local function hover(what, ...)
  local words, shown = { ... }, nil
  vim.lsp.buf.hover()
  eventually(what, function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        shown = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
        local missing = vim.tbl_filter(function(word) return not shown:find(word, 1, true) end, words)
        return #missing == 0
      end
    end
  end, function() return shown or 'no window' end)
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then vim.api.nvim_win_close(window, true) end
  end
end

-- The entries of the quickfix list as `file:line`, sorted.
local function listed_places()
  local places = {}
  for _, item in ipairs(vim.fn.getqflist()) do
    table.insert(places, vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t') .. ':' .. item.lnum)
  end
  table.sort(places)
  return places
end

-- Markdown that is no digest.

vim.cmd('edit ' .. vim.env.OTHER)
vim.wait(200, function() return #clients() > 0 end, 20)
check('no server for other Markdown', vim.bo.filetype == 'markdown' and #clients() == 0, vim.bo.filetype)

-- A broken digest.

vim.cmd('edit ' .. vim.env.BROKEN)
eventually('the server is attached to a digest', function() return #clients() == 1 end, function() return clients() end)
local expected = { 'malformed-label', 'replacement-character', 'unclosed-details', 'wrong-entry-number', 'wrong-total' }
eventually('diagnostics arrive, each once', function() return vim.deep_equal(codes(), expected) end, codes)
local encoding = clients()[1].offset_encoding
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  local line = lines()[diagnostic.lnum + 1]
  if diagnostic.message:find('U+FFFD', 1, true) or diagnostic.code == 'replacement-character' then
    local at = line:find('\239\191\189', 1, true)
    -- Neovim keeps byte columns; before 0.11 it converts only when the line is loaded, which it is.
    check('a diagnostic behind CJK text has the right column in ' .. encoding, diagnostic.col == at - 1, { diagnostic.col, at - 1 })
  end
end

go('[Total: 9]', 8)
local offered = act('the total', 'Set the total to 2')
eventually('a quick fix changes the buffer', function() return holds('- [cs.CV](#cs.CV) [Total: 2]') end, offered)
eventually('its diagnostic goes', function() return #codes() == 4 end, codes)

vim.o.undolevels = vim.o.undolevels -- closes the undo block, as a keystroke does
offered = act('all', nil, 'source.fixAll.digestls')
eventually('fix-all mends the rest', function() return holds('### [2] [BabyVLM') and holds('Motivation: 早期') and not holds('Motivtion') end, offered)
eventually('what cannot be mended stays', function() return vim.deep_equal(codes(), { 'replacement-character' }) end, codes)
vim.cmd('silent undo')
eventually('diagnostics follow an undo', function() return #codes() == 4 end, codes)
vim.cmd('silent! edit!')

-- A real digest.

vim.cmd('edit ' .. vim.env.REAL)
eventually('the server is attached to another digest', function() return #clients() == 1 end)
local original = lines()

local items
vim.fn.setqflist({})
vim.fn.setloclist(0, {})
vim.lsp.buf.document_symbol()
eventually('symbols list the papers', function()
  items = vim.fn.getloclist(0)
  if #items == 0 then items = vim.fn.getqflist() end
  return #items > 10
end)
local listed = {}
for _, item in ipairs(items) do table.insert(listed, item.text) end
listed = table.concat(listed, '\n')
check('symbols name sections and papers', listed:find('cs.AI', 1, true) and listed:find('BabyVLM', 1, true), listed)
vim.cmd('silent! cclose | silent! lclose')
check('a digest without findings has no diagnostics', #codes() == 0, codes())

jump('definition: contents line to section', '- [cs.AI](#cs.AI)', 4, '# cs.AI [[Back]](#toc)')
jump('definition: section to contents line', '# cs.AI [[Back]](#toc)', 3, '- [cs.AI](#cs.AI)')
jump('definition: back link to contents', '# cs.AI [[Back]](#toc)', 12, 'Table of Contents')
go('Main category: cs.AI', 16)
jump('definition: main category to section', 'Main category: cs.AI', 16, '# cs.AI [[Back]](#toc)')

go('### [2] [BabyVLM', 12)
hover('hover shows the paper', 'BabyVLM', '2512.10932')

vim.o.undolevels = vim.o.undolevels
go('- [cs.AI](#cs.AI)', 4)
vim.lsp.buf.rename('cs.LG')
eventually('rename changes the category everywhere', function()
  return holds('- [cs.LG](#cs.LG) [Total: 2]') and holds("<div id='cs.LG'></div>") and holds('# cs.LG [[Back]](#toc)') and holds('Main category: cs.LG')
    and not holds('Main category: cs.AI') and not holds('#cs.AI')
end)
vim.cmd('silent undo')
check('rename is undone in one step', vim.deep_equal(lines(), original))

format()
check('formatting leaves a canonical digest alone', vim.deep_equal(lines(), original) and not vim.bo.modified)
local heading = go('### [4] ')
vim.api.nvim_buf_set_lines(0, heading, heading, false, { '', '' })
vim.api.nvim_buf_set_lines(0, heading + 3, heading + 4, false, {})
check('the layout is disturbed', not vim.deep_equal(lines(), original))
format()
check('formatting restores the layout', vim.deep_equal(lines(), original))

local category = go('Main category: cs.AI')
vim.api.nvim_buf_set_lines(0, category - 1, category, false, { 'Main category: cs.' })
vim.api.nvim_win_set_cursor(0, { category, #'Main category: cs.' - 1 })
local columns = vim.lsp.util.make_position_params(0, encoding).position
columns.character = columns.character + 1
local result, err = request('textDocument/completion', { position = columns })
local labels = {}
for _, item in ipairs(result and (result.items or result) or {}) do labels[item.label] = true end
check('completion offers categories', labels['cs.CV'] and labels['cs.LG'], err or result)
vim.cmd('silent! edit!')

-- What only later versions ask for.

if vim.lsp.inlay_hint then
  local entry = go('### [2] [BabyVLM', 5)
  eventually('semantic tokens arrive', function()
    if vim.lsp.semantic_tokens.force_refresh then vim.lsp.semantic_tokens.force_refresh(0) end
    vim.wait(50)
    local tokens = vim.lsp.semantic_tokens.get_at_pos(0, entry - 1, 5)
    return tokens and #tokens > 0
  end)
  vim.lsp.inlay_hint.enable(true, { bufnr = 0 })
  local total = go('- [cs.AI](#cs.AI) [Total: 2]')
  vim.api.nvim_buf_set_lines(0, total - 1, total, false, { '- [cs.AI](#cs.AI) [Total: 7]' })
  eventually('an inlay hint shows the actual total', function()
    return #vim.lsp.inlay_hint.get({ bufnr = 0, range = { start = { line = total - 1, character = 0 }, ['end'] = { line = total, character = 0 } } }) > 0
  end)
  vim.cmd('silent! edit!')
end
if vim.lsp.foldexpr then
  vim.wo.foldmethod = 'expr'
  vim.wo.foldexpr = 'v:lua.vim.lsp.foldexpr()'
  local entry = go('### [2] [BabyVLM')
  eventually('folds open at entries', function() return tostring(vim.lsp.foldexpr(entry)):find('^>') end, function() return vim.lsp.foldexpr(entry) end)
end

local function running() return #(vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()) end
check('one server for all of them', running() == 1, running())

-- Three days, one library.

local function day(number) return vim.env.LIBRARY .. '/2025-12-' .. number .. '.md' end

local function is_at(number, heading)
  return function() return vim.api.nvim_buf_get_name(0) == day(number) and vim.api.nvim_get_current_line():find(heading, 1, true) == 1 end
end

local function place() return { vim.api.nvim_buf_get_name(0), vim.api.nvim_get_current_line() } end

-- The numbers of the entries whose headings are said to be repeats.
local function repeats()
  local numbers = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0, { severity = vim.diagnostic.severity.HINT })) do
    if diagnostic.message:find(' is already in the digest of 2025-12-10', 1, true) then
      table.insert(numbers, tonumber(lines()[diagnostic.lnum + 1]:match('^### %[(%d+)%]')))
    end
  end
  table.sort(numbers)
  return numbers
end

vim.cmd('edit ' .. day(11))
eventually('the server is attached to a day', function() return #clients() == 1 end)
local all = {}
for number = 1, 19 do
  if number ~= 11 then table.insert(all, number) end
end
eventually('a hint on each paper of the day before, and on no other', function() return vim.deep_equal(repeats(), all) end, repeats)
check('and nothing else', #vim.diagnostic.get(0) == #all, codes())
if vim.fn.has('nvim-0.10') == 1 then
  local grey = {}
  for _, namespace in pairs(vim.api.nvim_get_namespaces()) do
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })) do
      if mark[4].hl_group == 'DiagnosticUnnecessary' then grey[lines()[mark[2] + 1]:match('^### %[(%d+)%]')] = true end
    end
  end
  check('their headings are greyed', vim.tbl_count(grey) == #all and not grey['11'], grey)
  local related = vim.diagnostic.get(0)[1].user_data.lsp.relatedInformation
  check('and lead to the first day', related and related[1].location.uri == vim.uri_from_fname(day(10)), related)
end
if vim.lsp.inlay_hint then
  local line = go('### [2] [MMSI')
  vim.lsp.inlay_hint.enable(true, { bufnr = 0 })
  local function shown()
    local range = { start = { line = line - 1, character = 0 }, ['end'] = { line = line, character = 0 } }
    return vim.tbl_map(function(hint) return hint.inlay_hint.label end, vim.lsp.inlay_hint.get({ bufnr = 0, range = range }))
  end
  eventually('an inlay hint says when it was seen', function() return vim.deep_equal(shown(), { 'seen before on 2025-12-10' }) end, shown)
end
local title
for _, lens in ipairs(request('textDocument/codeLens') or {}) do
  if lines()[lens.range.start.line + 1]:find('### [2] [MMSI', 1, true) then title = lens.command.title end
end
check('a lens counts the other days', title == 'in 2 other digests', title)

go('### [2] [MMSI', 12)
hover('hover shows the other days', 'Also in', '2025-12-10', '2025-12-12')
go('### [2] [MMSI', 12)
vim.fn.setqflist({})
vim.lsp.buf.references()
local everywhere = { '2025-12-10.md:61', '2025-12-11.md:37', '2025-12-12.md:13' }
eventually('references: all days', function() return vim.deep_equal(listed_places(), everywhere) end, listed_places)
vim.cmd('cclose')
go('### [2] [MMSI', 12)
vim.lsp.buf.definition()
eventually('definition: the first appearance', is_at(10, '### [3] [MMSI'), place)
vim.cmd('edit ' .. day(11))

vim.fn.setqflist({})
vim.lsp.buf.workspace_symbol('tolkein hobit')
eventually('a search with slips finds the paper', function() return listed_places()[1] == '2025-12-10.md:203' end, listed_places)
vim.cmd('cclose | silent cfirst')
eventually('and leads to its heading', is_at(10, "### [9] [Quantifying Emotional Tone in Tolkien's"), place)
vim.cmd('edit ' .. day(11))

local heading = go('### [2] [MMSI')
local authors = lines()[heading + 1]:gsub('%*$', ',Kate Sae*')
vim.api.nvim_buf_set_lines(0, heading, heading + 1, false, { authors })
vim.api.nvim_win_set_cursor(0, { heading + 1, #authors - 1 })
result, err = request('textDocument/completion')
labels = {}
for _, item in ipairs(result and (result.items or result) or {}) do labels[item.label] = true end
check('completion offers authors of the library', labels['Kate Saenko'], err or result)
vim.cmd('silent! edit!')

-- Neovim watches no files on Linux: what happened outside is seen when something is saved.
eventually('the hints are back', function() return vim.deep_equal(repeats(), all) end, repeats)
vim.cmd('bwipeout ' .. day(10))
local file = io.open(day(10))
local text = file:read('*a'):gsub('2512%.10863', '2512.00863')
file:close()
file = io.open(day(10), 'w')
file:write(text)
file:close()
vim.cmd('silent write!')
table.remove(all, 2)
eventually('a hint goes when the earlier digest has changed on the disk', function() return vim.deep_equal(repeats(), all) end, repeats)
check('one server for each folder', running() == 2, running())
vim.cmd('qall!')
