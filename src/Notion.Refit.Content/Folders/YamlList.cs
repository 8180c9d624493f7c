namespace Notion.Refit.Content.Folders;

/// <summary>A sequence.</summary>
/// <param name="Items">The values.</param>
internal sealed record YamlList(IReadOnlyList<YamlValue> Items) : YamlValue;
