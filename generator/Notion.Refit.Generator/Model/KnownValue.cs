namespace Notion.Refit.Generator.Model;

/// <summary>A known value of an open text.</summary>
/// <param name="Text">The text on the wire.</param>
/// <param name="CSharpName">The static property that holds it.</param>
internal sealed record KnownValue(string Text, string CSharpName);
