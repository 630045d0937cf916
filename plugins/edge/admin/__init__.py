"""The forms in the browser, ``/admin/`` of the preview: Decap CMS in front, the folder of texts behind."""
