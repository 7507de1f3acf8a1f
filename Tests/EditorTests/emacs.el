;;; emacs.el --- Emacs at work on digests, through Editors/Emacs/digestls.el  -*- lexical-binding: t -*-

;; emacs --batch -L Editors/Emacs -l emacs.el; leaves with 0 or, after the first check that fails, with 1.
;; The environment names the files, copies all: REAL, BROKEN, OTHER, and LIBRARY, a folder of three days; PATIENCE is the longest wait in milliseconds.

(require 'cl-lib)
(require 'digestls)

(defvar patience (/ (string-to-number (getenv "PATIENCE")) 1000.0))
(setq eglot-connect-timeout patience
      jsonrpc-default-request-timeout patience
      eglot-sync-connect patience
      eglot-confirm-server-edits nil
      eglot-send-changes-idle-time 0
      eldoc-idle-delay 0
      make-backup-files nil
      large-file-warning-threshold nil
      native-comp-jit-compilation nil
      native-comp-enable-subr-trampolines nil
      create-lockfiles nil
      inhibit-message t
      last-nonmenu-event ?a) ; from the keyboard: no pop-up menus

(defun say (format &rest arguments) (princ (concat (apply #'format format arguments) "\n") #'external-debugging-output))

(defun check (what good &optional detail)
  (if good (say "ok    %s" what)
    (say "FAIL  %s%s" what (if detail (format ": %S" detail) ""))
    (kill-emacs 1)))

(defun eventually (what condition &optional detail)
  (let ((end (+ (float-time) patience)) good)
    (while (and (not (setq good (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.02))
    (check what good (and (not good) detail (funcall detail)))))

(defun visit (file)
  "Visits a file as somebody would: `eglot-ensure' connects after the command."
  (switch-to-buffer (find-file-noselect file))
  (run-hooks 'post-command-hook))

(defun go (text &optional offset)
  (goto-char (point-min))
  (unless (search-forward text nil t) (check (format "the file holds %s" text) nil))
  (goto-char (+ (match-beginning 0) (or offset 0))))

(defun holds (text) (save-excursion (goto-char (point-min)) (search-forward text nil t)))
(defun this-line () (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun tell-changes ()
  "What an idle moment does: the server learns of changes."
  (when (eglot-current-server) (eglot--signal-textDocument/didChange)))

(defun messages () (sort (mapcar (lambda (each) (substring-no-properties (flymake-diagnostic-text each))) (flymake-diagnostics)) #'string<))

(defun speaks (&rest words)
  "Whether there is one diagnostic for each of WORDS, and no other."
  (tell-changes)
  (let ((found (messages)))
    (and (= (length found) (length words))
         (cl-every (lambda (word) (cl-some (lambda (message) (string-search word message)) found)) words))))

(defun act (title beginning end)
  "Runs the code action TITLE, as chosen from the menu."
  (let ((completing-read-function
         (lambda (_prompt collection &rest _)
           (let ((offered (all-completions "" collection)))
             (or (cl-find title offered :test #'equal) (check (format "the action %s is offered" title) nil offered))))))
    (eglot-code-actions beginning end nil t)))

(defun jump (what from offset to)
  (go from offset)
  (let ((xref-prompt-for-identifier nil)) (call-interactively #'xref-find-definitions))
  (check what (string-search to (this-line)) (this-line)))

;; Markdown that is no digest.

(visit (getenv "OTHER"))
(check "no server for other Markdown" (not (or (eglot-current-server) (derived-mode-p 'digest-mode))))

;; A broken digest.

(visit (getenv "BROKEN"))
(check "a digest is known by its first line" (derived-mode-p 'digest-mode))
(eventually "the server is attached" #'eglot-current-server)
(flymake-start)
(eventually "diagnostics arrive, each once"
            (lambda () (speaks "lists 9 papers" "Replacement character" "Expected number 2" "Expected `Motivation:`" "no `</details>`")) #'messages)
(dolist (each (flymake-diagnostics))
  (when (string-search "Replacement character" (flymake-diagnostic-text each))
    (check (format "a diagnostic behind CJK text has the right place (%s)"
                   (or (ignore-errors (plist-get (eglot--capabilities (eglot-current-server)) :positionEncoding)) "utf-16"))
           (eq (char-after (flymake-diagnostic-beg each)) #xFFFD))))

(go "[Total: 9]" 8)
(act "Set the total to 2" (point) (1+ (point)))
(check "a quick fix changes the buffer" (holds "- [cs.CV](#cs.CV) [Total: 2]"))
(eventually "its diagnostic goes" (lambda () (speaks "Replacement" "Expected number 2" "Motivation" "details")) #'messages)
(let ((completing-read-function (lambda (_prompt collection &rest _) (car (all-completions "" collection)))))
  (eglot-code-actions (point-min) (point-max) "source.fixAll.digestls" t))
(check "fix-all mends the rest" (and (holds "### [2] [BabyVLM") (holds "\nMotivation: 早期") (not (holds "Motivtion"))))
(eventually "what cannot be mended stays" (lambda () (speaks "Replacement")) #'messages)
(set-buffer-modified-p nil)

;; A real digest.

(visit (getenv "REAL"))
(eventually "the server is attached to another digest" #'eglot-current-server)
(defvar original (buffer-string))

(defun leaves (index) (cl-loop for each in index append (cons (car each) (and (listp (cdr each)) (leaves (cdr each))))))
(let ((names (leaves (eglot-imenu))))
  (check "symbols name sections and papers"
         (and (cl-some (lambda (name) (and (stringp name) (string-search "cs.AI" name))) names)
              (cl-some (lambda (name) (and (stringp name) (string-search "BabyVLM" name))) names))
         names))

(jump "definition: contents line to section" "- [cs.AI](#cs.AI)" 4 "# cs.AI [[Back]](#toc)")
(jump "definition: section to contents line" "# cs.AI [[Back]](#toc)" 3 "- [cs.AI](#cs.AI)")
(jump "definition: main category to section" "Main category: cs.AI" 16 "# cs.AI [[Back]](#toc)")

(go "### [2] [BabyVLM" 12)
(let (shown)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
  (eventually "hover shows the paper"
              (lambda () (and shown (string-search "BabyVLM" shown) (string-search "2512.10932" shown))) (lambda () shown)))

(go "- [cs.AI](#cs.AI)" 4)
(eglot-rename "cs.LG")
(check "rename changes the category everywhere"
       (and (holds "- [cs.LG](#cs.LG) [Total: 2]") (holds "<div id='cs.LG'></div>") (holds "# cs.LG [[Back]](#toc)")
            (holds "Main category: cs.LG") (not (holds "cs.AI](")) (not (holds "Main category: cs.AI"))))
(go "- [cs.LG](#cs.LG)" 4)
(eglot-rename "cs.AI")
(check "and back" (equal original (buffer-string)))

(eglot-format-buffer)
(check "formatting leaves a canonical digest alone" (equal original (buffer-string)))
(go "### [4] ")
(forward-line 1)
(insert "\n\n")
(check "the layout is disturbed" (not (equal original (buffer-string))))
(eglot-format-buffer)
(check "formatting restores the layout" (equal original (buffer-string)))

(go "Main category: cs.AI")
(delete-region (- (line-end-position) 2) (line-end-position))
(goto-char (line-end-position))
(let* ((capf (eglot-completion-at-point))
       (labels (all-completions (buffer-substring-no-properties (car capf) (point)) (nth 2 capf))))
  (check "completion offers categories" (and (member "cs.CV" labels) (member "cs.LG" labels)) labels))
(set-buffer-modified-p nil)

;; Three days, one library.

(defun day (number) (expand-file-name (format "2025-12-%d.md" number) (getenv "LIBRARY")))

(defun is-at (number heading) (and (equal buffer-file-name (day number)) (string-prefix-p heading (this-line))))

(defun repeats ()
  "The numbers of the entries whose headings are said to be repeats, and greyed."
  (tell-changes)
  ;; What happens to files comes in where keys do.
  (read-event nil nil 0.01)
  (sort (cl-loop for each in (flymake-diagnostics)
                 when (and (eq (flymake-diagnostic-type each) 'eglot-note)
                           (string-search " is already in the digest of 2025-12-10" (flymake-diagnostic-text each))
                           (cl-some (lambda (overlay) (memq 'eglot-diagnostic-tag-unnecessary-face (ensure-list (overlay-get overlay 'face))))
                                    (overlays-at (flymake-diagnostic-beg each))))
                 collect (save-excursion (goto-char (flymake-diagnostic-beg each))
                                         (and (looking-at "### \\[\\([0-9]+\\)\\]") (string-to-number (match-string 1)))))
        #'<))

(visit (day 11))
(eventually "the server is attached to a day" #'eglot-current-server)
(flymake-start)
(defvar every (remq 11 (number-sequence 1 19)))
(eventually "a hint on each paper of the day before, and on no other, greys its heading" (lambda () (equal (repeats) every)) #'repeats)
(check "and nothing else" (= (length (flymake-diagnostics)) (length every)) (messages))

(go "### [2] [MMSI" 12)
(let (shown)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
  (eventually "hover shows the other days"
              (lambda () (and shown (cl-every (lambda (word) (string-search word shown)) '("Also in" "2025-12-10" "2025-12-12")))) (lambda () shown)))
(let ((xref-prompt-for-identifier nil)) (call-interactively #'xref-find-references))
(with-current-buffer "*xref*"
  (check "references: all days"
         (cl-every #'holds '("2025-12-10.md\n61:### [3]" "2025-12-11.md\n37:### [2]" "2025-12-12.md\n13:### [1]"))
         (buffer-substring-no-properties (point-min) (point-max))))
(visit (day 11))
(jump "definition: the first appearance" "### [2] [MMSI" 12 "### [3] [MMSI")
(check "in the first day" (is-at 10 "### [3] [MMSI") buffer-file-name)
(kill-buffer)
(visit (day 11))
(xref-find-apropos "tolkein hobit")
(set-buffer "*xref*")
(check "a search with slips finds the paper" (holds "2025-12-10.md\n203:") (buffer-string))
(go "203:")
(xref-goto-xref)
(set-buffer (window-buffer))
(check "and leads to its heading" (is-at 10 "### [9] [Quantifying Emotional Tone in Tolkien's") (list (buffer-name) (this-line)))
(kill-buffer)

(visit (day 11))
(go "### [2] [MMSI")
(forward-line 1)
(end-of-line)
(backward-char)
(insert ",Kate Sae")
(let* ((capf (eglot-completion-at-point))
       (labels (all-completions (buffer-substring-no-properties (car capf) (point)) (nth 2 capf))))
  (check "completion offers authors of the library" (member "Kate Saenko" labels) labels))
(revert-buffer t t)
(eventually "the hints are back" (lambda () (equal (repeats) every)) #'repeats)
(with-temp-file (day 10)
  (insert-file-contents (day 10))
  (while (search-forward "2512.10863" nil t) (replace-match "2512.00863")))
(eventually "a hint goes when the earlier digest has changed on the disk" (lambda () (equal (repeats) (remq 2 every))) #'repeats)

(eglot-shutdown-all)
(check "the server leaves with its editor" (not (cl-some #'process-live-p (process-list))))
(kill-emacs 0)
