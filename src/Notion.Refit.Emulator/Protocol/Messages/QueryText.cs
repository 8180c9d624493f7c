namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>Takes the query of an address apart.</summary>
internal static class QueryText
{
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string query)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (string part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            parameters.Add(equals < 0 ? new(Decode(part), "") : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }

        return parameters;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
