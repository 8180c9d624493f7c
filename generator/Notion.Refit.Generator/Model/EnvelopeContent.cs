namespace Notion.Refit.Generator.Model;

/// <summary>The part of an envelope that says what the thing is.</summary>
/// <param name="Union">The kinds of content.</param>
/// <param name="CSharpName">The member that holds it.</param>
/// <param name="Optional">Whether it may be missing.</param>
internal sealed record EnvelopeContent(TaggedUnionSchema Union, string CSharpName, bool Optional);
