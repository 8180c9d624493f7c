namespace Notion.Refit.Emulator.Protocol.Identity;

/// <summary>Makes the short ids of properties. In here ids are decoded; <see cref="Encode"/> gives the form that travels.</summary>
internal static class PropertyIdSource
{
    public const string Title = "title";

    private const int Length = 4;
    private const char First = ':';
    private const char Last = '~';

    /// <summary>An id that none of the others has.</summary>
    public static string New(IdSource ids, IReadOnlyCollection<string> taken)
    {
        while (true)
        {
            string id = string.Create(Length, ids, static (span, source) =>
            {
                foreach (ref char c in span)
                    c = (char)(First + source.Next(Last - First + 1));
            });
            if (!taken.Contains(id, StringComparer.Ordinal))
                return id;
        }
    }

    public static string Encode(string id) => Uri.EscapeDataString(id);

    /// <summary>The order in which answers list properties: shorter ids first, then by their bytes.</summary>
    public static int Compare(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
}
