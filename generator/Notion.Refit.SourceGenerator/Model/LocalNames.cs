namespace Notion.Refit.SourceGenerator.Model;

/// <summary>The local variables of a method, named so that none hides a parameter.</summary>
internal sealed record LocalNames(string Uri, string Message, string Content);
