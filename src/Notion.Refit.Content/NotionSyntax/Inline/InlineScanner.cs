using System.Net;
using System.Text;
using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Inline;

/// <summary>Takes a line of text apart into <see cref="TextToken"/>s.</summary>
/// <param name="text">The line.</param>
/// <param name="directory">What names stand for.</param>
/// <param name="isFlavored">Whether it is of the second syntax: with other tags, and with entities.</param>
internal sealed class InlineScanner(string text, IMarkdownDirectory directory, bool isFlavored = false)
{
    private const int LongestEntity = 12;

    // Where many addresses start and none ends, each would be read to the end of the text.
    private const int DeepestParentheses = 32;

    private readonly List<TextToken> _tokens = [];
    private readonly StringBuilder _plain = new();
    private readonly InlinePairs _pairs = new(text, isFlavored);
    private int _at;

    public List<TextToken> Scan()
    {
        while (_at < text.Length)
        {
            if (!TryScan(text[_at]))
                _plain.Append(text[_at++]);
        }

        EndPlain();
        return _tokens;
    }

    /// <summary>Reads the address of a link and returns its end, after the closing parenthesis; -1 when there is no address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The index of the opening parenthesis.</param>
    /// <param name="url">The address.</param>
    public static int ReadAddress(string text, int start, out string url)
    {
        url = "";
        if (start >= text.Length || text[start] != '(')
            return -1;
        int at = start + 1;
        bool isLoose = at < text.Length && text[at] == '<';
        if (isLoose)
            at++;

        var address = new StringBuilder();
        int depth = 0;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '\\' && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]) is false)
            {
                address.Append(text[++at]);
                continue;
            }

            if (isLoose ? c is '>' or '<' : char.IsWhiteSpace(c) || (c == ')' && depth == 0) || depth > DeepestParentheses)
                break;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            address.Append(c);
        }

        if (isLoose && (at >= text.Length || text[at++] == '<'))
            return -1;
        url = address.ToString();

        // A title may follow; Notion has no place for one.
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        if (at < text.Length && text[at] is '"' or '\'')
        {
            int end = text.IndexOf(text[at], at + 1);
            at = end < 0 ? text.Length : end + 1;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
        }

        return at < text.Length && text[at] == ')' ? at + 1 : -1;
    }

    private bool TryScan(char c) => c switch
    {
        '\\' => TryEscape(),
        '`' => TryCode(),
        '$' => TryEquation(),
        '<' => TryTag(),
        '[' => TryCitation() || TryLink(),
        ':' => TryEmoji(),
        '&' => isFlavored && TryEntity(),
        '*' or '_' or '~' => ScanMarks(),
        _ => false,
    };

    private bool TryEscape()
    {
        if (_at + 1 >= text.Length || !(char.IsAsciiLetterOrDigit(text[_at + 1]) is false && text[_at + 1] is > ' ' and <= '~'))
            return false;
        _plain.Append(text[_at + 1]);
        _at += 2;
        return true;
    }

    private bool TryEntity()
    {
        int end = text.IndexOf(';', _at, Math.Min(LongestEntity, text.Length - _at));
        if (end < 0 || text.AsSpan(_at + 1, end - _at - 1).ContainsAny(" &\\<"))
            return false;
        string entity = text[_at..(end + 1)];
        string decoded = WebUtility.HtmlDecode(entity);
        if (decoded == entity)
            return false;
        _plain.Append(decoded);
        _at = end + 1;
        return true;
    }

    private bool TryCode()
    {
        if (_pairs.CodeEnd(_at) is not (> 0 and var end))
        {
            // A fence without a partner is text as a whole.
            int length = InlinePairs.RunLength(text, _at);
            _plain.Append(text, _at, length);
            _at += length;
            return true;
        }

        int fence = InlinePairs.RunLength(text, _at);
        string code = text[(_at + fence)..(end - fence)];
        if (code.Length > 2 && code[0] == ' ' && code[^1] == ' ' && code.Trim(' ').Length > 0)
            code = code[1..^1];
        Add(new TextToken(TextTokenKind.Code, code), end);
        return true;
    }

    private bool TryEquation()
    {
        if (_pairs.EquationEnd(_at) is not (> 0 and var end))
            return false;
        string inner = text[(_at + 1)..(end - 1)].ReplaceLineEndings(" ");
        string expression = inner[0] == '`' && inner[^1] == '`' ? inner[1..^1] : inner.Replace("\\$", "$", StringComparison.Ordinal);
        Add(new TextToken(TextTokenKind.Equation, expression), end);
        return true;
    }

    private bool TryTag()
    {
        if (!MarkdownTag.TryRead(text, _at, out MarkdownTag? tag))
            return TryAutolink();

        int inner = _at + tag.Length;
        if (tag.Name.Equals("br", StringComparison.OrdinalIgnoreCase))
        {
            _plain.Append('\n');
            _at = inner;
            return true;
        }

        int close = tag.IsClosed ? inner : _pairs.Closing(_at);
        if (close < 0)
            return false;
        int end = tag.IsClosed ? inner : close + tag.Name.Length + 3;
        if (isFlavored ? tag.Name is "mention" or "date" : tag.Name.StartsWith("mention-", StringComparison.Ordinal))
            return TryMention(tag, end);

        TextStyle? style = tag.Name switch
        {
            "span" => new TextStyle { Color = MarkdownColors.Write(MarkdownColors.Read(tag["color"])), Underline = tag.IsTrue("underline") },
            "u" => new TextStyle { Underline = true },
            "b" when isFlavored => new TextStyle { Bold = true },
            "i" when isFlavored => new TextStyle { Italic = true },
            "s" when isFlavored => new TextStyle { Strikethrough = true },
            _ => null,
        };
        if (style is not { } added)
            return false;
        Add(new TextToken(TextTokenKind.Span, tag.IsClosed ? "" : text[inner..close]) { Style = added }, end);
        return true;
    }

    private bool TryMention(MarkdownTag tag, int end)
    {
        Mention? mention = tag.Name switch
        {
            "mention-user" => Target(tag) is { } user ? new UserMention(new User(new UserId(user))) : null,
            "mention-page" => Target(tag) is { } page ? new PageMention(new PageId(page)) : null,
            "mention-database" => Target(tag) is { } database ? new DatabaseMention(new DatabaseId(database)) : null,
            "mention-data-source" => Target(tag) is { } source && directory.FindDatabase(source) is { } id ? new DatabaseMention(new DatabaseId(id)) : null,
            "mention" => Named(tag["url"] ?? "", isDatabase: tag["type"] == "database"),
            "date" => Date(tag["start"], tag["start-time"], tag["end"], tag["end-time"], tag["time-zone"]) is { } date ? new DateMention(date) : null,
            "mention-date" => Date(tag["start"], tag["startTime"], tag["end"], tag["endTime"], tag["timeZone"]) is { } day ? new DateMention(day) : null,
            _ => null,
        };
        if (mention is null)
            return false;
        Add(new TextToken(TextTokenKind.Mention, "") { Mention = mention }, end);
        return true;
    }

    // The scheme of the address decides the kind of the mention.
    private Mention? Named(string url, bool isDatabase)
    {
        // The API has no mentions of agents.
        if (url.StartsWith("agent://", StringComparison.Ordinal))
            return null;
        if (!directory.TryReadAddress(url, out Guid id))
            return null;
        if (url.StartsWith("user://", StringComparison.Ordinal))
            return new UserMention(new User(new UserId(id)));
        if (url.StartsWith("collection://", StringComparison.Ordinal))
            return directory.FindDatabase(id) is { } database ? new DatabaseMention(new DatabaseId(database)) : null;
        return isDatabase ? new DatabaseMention(new DatabaseId(id)) : new PageMention(new PageId(id));
    }

    private NotionDate? Date(string? start, string? startTime, string? end, string? endTime, string? zone) =>
        MarkdownDates.Read(start, startTime, end, endTime, zone) is { } date ? directory.Complete(date) : null;

    private Guid? Target(MarkdownTag tag) => directory.TryReadAddress(tag["url"] ?? "", out Guid id) ? id : null;

    private bool TryAutolink()
    {
        int end = text.IndexOf('>', _at);
        if (end < 0)
            return false;
        string url = text[(_at + 1)..end];
        if (!(url.StartsWith("http://", StringComparison.Ordinal) || url.StartsWith("https://", StringComparison.Ordinal)) || url.Any(char.IsWhiteSpace))
            return false;
        AddLink(InlineForms.Literal(url), url, end + 1);
        return true;
    }

    private bool TryLink()
    {
        int close = _pairs.Closing(_at);
        if (close < 0 || ReadAddress(text, close + 1, out string url) is not (> 0 and var end) || url.Length == 0)
            return false;
        AddLink(text[(_at + 1)..close], url, end);
        return true;
    }

    // A citation names its source by the address alone.
    private bool TryCitation()
    {
        if (_at + 1 >= text.Length || text[_at + 1] != '^')
            return false;
        int close = text.IndexOf(']', _at);
        if (close < 0)
            return false;
        string url = text[(_at + 2)..close];
        if (!url.Contains("://", StringComparison.Ordinal))
            return false;
        AddLink(InlineForms.Literal(url), url, close + 1);
        return true;
    }

    private bool TryEmoji()
    {
        int end = _at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '+'))
            end++;
        if ((_at > 0 && char.IsAsciiDigit(text[_at - 1])) || end == _at + 1 || end >= text.Length || text[end] != ':' || directory.FindEmoji(text[(_at + 1)..end]) is not { } emoji)
            return false;
        Add(new TextToken(TextTokenKind.Mention, "") { Mention = new CustomEmojiMention(emoji.Id) { Name = emoji.Name, Url = emoji.Url } }, end + 1);
        return true;
    }

    private bool ScanMarks()
    {
        int length = InlinePairs.RunLength(text, _at);
        char? before = _at > 0 ? text[_at - 1] : null;
        char? after = _at + length < text.Length ? text[_at + length] : null;
        bool isWord = text[_at] == '_';
        Add(
            new TextToken(TextTokenKind.Marks, text.Substring(_at, length))
            {
                CanOpen = after is { } next && !char.IsWhiteSpace(next) && !(isWord && before is { } letter && char.IsLetterOrDigit(letter)),
                CanClose = before is { } last && !char.IsWhiteSpace(last) && !(isWord && after is { } following && char.IsLetterOrDigit(following)),
            },
            _at + length);
        return true;
    }

    private void AddLink(string inner, string url, int end) => Add(new TextToken(TextTokenKind.Link, inner) { Style = new TextStyle { Link = url } }, end);

    private void Add(TextToken token, int end)
    {
        EndPlain();
        _tokens.Add(token);
        _at = end;
    }

    private void EndPlain()
    {
        if (_plain.Length == 0)
            return;
        _tokens.Add(new TextToken(TextTokenKind.Text, _plain.ToString()));
        _plain.Clear();
    }
}
