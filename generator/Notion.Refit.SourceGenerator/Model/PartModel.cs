namespace Notion.Refit.SourceGenerator.Model;

/// <summary>A part of a form.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="FileName">The file name, where it has one.</param>
/// <param name="Content">What it holds.</param>
internal sealed record PartModel(string Name, string? FileName, ContentModel Content);
