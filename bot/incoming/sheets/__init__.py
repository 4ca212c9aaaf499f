"""What readers of tables share: a workbook's sheets and a text's letters, within bounds."""
