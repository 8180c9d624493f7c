namespace Notion.Refit.Generator.Model;

/// <summary>A JSON body.</summary>
/// <param name="Type">What it holds.</param>
/// <param name="Required">Whether there must be one.</param>
/// <param name="Description">What it is.</param>
internal sealed record RequestBody(TypeRef Type, bool Required, string Description);
