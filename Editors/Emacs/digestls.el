;;; digestls.el --- arXiv digests with eglot  -*- lexical-binding: t -*-

;; Copy to a folder of `load-path' and say (require 'digestls) in the init file.
;; Needs Emacs 29, or eglot from ELPA before that; markdown-mode is used when it is installed.

(require 'eglot)

(defvar digestls-command '("digestls" "serve")
  "The language server and its arguments.")

;; A mode of its own, so that READMEs and notes start no server, and other Markdown servers leave digests alone.
(if (require 'markdown-mode nil t)
    (define-derived-mode digest-mode markdown-mode "Digest"
      "Major mode for arXiv digests.")
  (define-derived-mode digest-mode text-mode "Digest"
    "Major mode for arXiv digests."))

;; eglot announces the document as Markdown. The two-level form names the language since eglot 1.10 (Emacs 29).
(add-to-list 'eglot-server-programs
             (cons '((digest-mode :language-id "markdown")) (lambda (&rest _) digestls-command)))

;; A file is known by its first line, whatever it is called.
(add-to-list 'magic-mode-alist '("\\(?:\xFEFF\\)?<div id=[\"']?toc[\"']?></div>" . digest-mode))

(add-hook 'digest-mode-hook #'eglot-ensure)

(provide 'digestls)
;;; digestls.el ends here
