namespace Notion.Refit.SourceGenerator.Model;

/// <summary>An option of the request, for handlers to read.</summary>
internal sealed record OptionModel(string Key, string Type, string Value);
