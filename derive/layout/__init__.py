"""What stands on a sheet, in order: blocks that hold terms and sentences, no markup."""
