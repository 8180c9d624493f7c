using System.Buffers;

namespace Notion.Refit.Content.Markdown.Writing;

/// <summary>Decides whether an address can be written without a label.</summary>
internal static class BareAddress
{
    private static readonly SearchValues<char> s_betweenAngles = SearchValues.Create(" <>\\\t\n");
    private static readonly SearchValues<char> s_inTable = SearchValues.Create(" <>\\|\n\t");

    /// <summary>Whether the address can be written between angle brackets.</summary>
    public static bool FitsBetweenAngles(string address) => !address.AsSpan().ContainsAny(s_betweenAngles);

    /// <summary>The same where a vertical bar would end a cell of a table.</summary>
    public static bool FitsInTable(string address) => !address.AsSpan().ContainsAny(s_inTable);
}
