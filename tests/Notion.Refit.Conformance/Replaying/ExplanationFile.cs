namespace Notion.Refit.Conformance.Replaying;

/// <summary>Reads explanations: one a line, <c>cassette#index | path | reason</c>; lines that begin with <c>#</c> are remarks.</summary>
internal static class ExplanationFile
{
    private const string Resource = "explained-differences.txt";

    /// <summary>The explanations that come with the program.</summary>
    public static IReadOnlyList<Explanation> Embedded()
    {
        using Stream stream = typeof(ExplanationFile).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using StreamReader reader = new(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <exception cref="FormatException">A line has another form.</exception>
    public static IReadOnlyList<Explanation> Parse(string text) =>
        [.. text.Split('\n').Index().Where(line => line.Item.Trim() is { Length: > 0 } content && content[0] != '#').Select(line => Parse(line.Item.Trim(), line.Index + 1))];

    private static Explanation Parse(string line, int number)
    {
        string[] parts = line.Split(" | ", 3);
        int hash = parts[0].LastIndexOf('#');
        return parts.Length == 3 && hash > 0
            ? new Explanation(parts[0][..hash], parts[0][(hash + 1)..], parts[1], parts[2])
            : throw new FormatException($"Line {number} is no explanation: `cassette#index | path | reason` is.");
    }
}
