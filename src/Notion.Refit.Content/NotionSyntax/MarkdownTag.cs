using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;

namespace Notion.Refit.Content.NotionSyntax;

/// <summary>A tag: <c>&lt;callout icon="💡"&gt;</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Attributes">The attributes by name.</param>
/// <param name="IsClosed">Whether it ends in <c>/&gt;</c>, so that nothing is inside.</param>
/// <param name="Length">How many characters it takes.</param>
internal sealed record MarkdownTag(string Name, IReadOnlyDictionary<string, string> Attributes, bool IsClosed, int Length)
{
    /// <summary>The value of an attribute; null when it is absent.</summary>
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public bool IsTrue(string attribute) => string.Equals(this[attribute], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the opening tag that starts at a place.</summary>
    public static bool TryRead(string text, int start, [NotNullWhen(true)] out MarkdownTag? tag)
    {
        tag = null;
        if (start + 1 >= text.Length || text[start] != '<' || !char.IsAsciiLetter(text[start + 1]))
            return false;

        int at = start + 1;
        string name = ReadName(text, ref at);
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            int before = at;
            SkipBlanks(text, ref at);
            if (at >= text.Length)
                return false;
            bool closes = text[at] == '/';
            if (closes)
                at++;
            if (at < text.Length && text[at] == '>')
            {
                tag = new MarkdownTag(name, attributes, closes, at + 1 - start);
                return true;
            }

            if (closes || at == before || !TryReadAttribute(text, ref at, attributes))
                return false;
        }
    }

    /// <summary>Reads a list of attributes: the text in the braces at the end of a line.</summary>
    /// <returns>Null when the text is something else.</returns>
    public static IReadOnlyDictionary<string, string>? ReadAttributes(string text)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        int at = 0;
        SkipBlanks(text, ref at);
        while (at < text.Length)
        {
            if (!TryReadAttribute(text, ref at, attributes))
                return null;
            SkipBlanks(text, ref at);
        }

        return attributes;
    }

    /// <summary>Whether text goes on with the closing tag of a name.</summary>
    public static bool Closes(string text, int start, string name, out int length)
    {
        length = name.Length + 3;
        return start + length <= text.Length
            && text[start] == '<'
            && text[start + 1] == '/'
            && string.Compare(text, start + 2, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
            && text[start + length - 1] == '>';
    }

    /// <summary>The opening tag of a name with those of the attributes that have a value.</summary>
    public static string Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes) => $"<{name}{Write(attributes)}>";

    /// <summary>A tag with nothing inside.</summary>
    public static string Closed(string name, params ReadOnlySpan<(string Name, string? Value)> attributes) => $"<{name}{Write(attributes)}/>";

    /// <summary>Attributes, each with a blank before it.</summary>
    public static string Write(params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        var text = new StringBuilder();
        foreach ((string name, string? value) in attributes)
        {
            if (value is not null)
                text.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }

        return text.ToString();
    }

    private static bool TryReadAttribute(string text, ref int at, Dictionary<string, string> attributes)
    {
        if (at >= text.Length || !(char.IsAsciiLetter(text[at]) || text[at] == '_'))
            return false;
        string name = ReadName(text, ref at);
        int end = at;
        SkipBlanks(text, ref at);
        if (at >= text.Length || text[at] != '=')
        {
            at = end;
            attributes[name] = "";
            return true;
        }

        at++;
        SkipBlanks(text, ref at);
        if (at >= text.Length)
            return false;
        char quote = text[at];
        int start;
        if (quote is '"' or '\'')
        {
            start = at + 1;
            at = text.IndexOf(quote, start);
            if (at < 0)
                return false;
            attributes[name] = WebUtility.HtmlDecode(text[start..at++]);
            return true;
        }

        start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '\'' or '<' or '>' or '='))
            at++;
        attributes[name] = WebUtility.HtmlDecode(text[start..at]);
        return at > start;
    }

    private static string ReadName(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' or ':'))
            at++;
        return text[start..at];
    }

    private static void SkipBlanks(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }

    // An & stays as it is as long as nothing would take it for an entity: people copy addresses out of the text.
    private static string Escape(string value)
    {
        string text = WebUtility.HtmlDecode(value) == value ? value : value.Replace("&", "&amp;", StringComparison.Ordinal);
        return text.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("\n", "&#10;", StringComparison.Ordinal);
    }
}
