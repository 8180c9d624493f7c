namespace Notion.Refit.Generator.Building;

/// <summary>The placeholders of a path.</summary>
internal static class PathTemplate
{
    public static IReadOnlyList<string> Names(string path) =>
        [.. path.Split('/').Where(segment => segment.StartsWith('{') && segment.EndsWith('}')).Select(segment => segment[1..^1])];
}
