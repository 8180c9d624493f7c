namespace Notion.Refit.Content.NotionSyntax;

/// <summary>The attributes of a database tag, except the title.</summary>
/// <param name="IsInline">Whether it is shown in the page.</param>
/// <param name="Icon">Its icon as tags name it; null for none.</param>
/// <param name="DataSourceUrl">The address of its only data source; null when it has several.</param>
internal sealed record DatabaseFacts(bool IsInline, string? Icon, string? DataSourceUrl);
