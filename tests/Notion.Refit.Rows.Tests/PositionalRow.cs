namespace Notion.Refit.Rows.Tests;

[NotionRow]
public sealed partial record PositionalRow([Title] string Title, [NotionColumn("💰 estimated value")] int? Cost) : Noted;
