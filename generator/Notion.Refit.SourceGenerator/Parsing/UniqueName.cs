namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>Finds names that are not taken.</summary>
internal static class UniqueName
{
    public static string For(string name, IEnumerable<string> taken)
    {
        var names = new HashSet<string>(taken, StringComparer.Ordinal);
        string unique = name;

        for (int i = 2; names.Contains(unique); i++)
            unique = $"{name}{i}";

        return unique;
    }
}
