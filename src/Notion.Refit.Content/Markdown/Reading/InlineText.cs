using Markdig.Extensions.Footnotes;
using Markdig.Syntax.Inlines;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.Html.Reading;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Models;
using RichTextBuilder = Notion.Refit.Content.NotionSyntax.Inline.RichTextBuilder;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>Reads the inlines of one block: text, and the images in it, which are blocks in Notion.</summary>
/// <param name="context">The document.</param>
/// <param name="line">The line of the block.</param>
/// <param name="keepsImages">Whether images become blocks; otherwise they are links.</param>
/// <param name="isInTable">Whether the text is a cell, in which every pipe has a backslash.</param>
internal sealed class InlineText(MarkdownContext context, int line, bool keepsImages, bool isInTable = false)
{
    private readonly List<(RichTextList Text, Func<RichTextList, WritableBlockContent>? Image)> _parts = [];
    private readonly Stack<(string Tag, TextStyle Outer)> _tags = [];
    private RichTextBuilder _builder = new();
    private TextStyle _style;
    private bool _isAfterImage;

    /// <summary>Gets whether the text is a task, and whether it is done; null when it is not a task.</summary>
    public bool? IsChecked { get; private set; }

    /// <summary>Reads inlines; the parts are text, and images with their captions, in order.</summary>
    public IReadOnlyList<(RichTextList Text, Func<RichTextList, WritableBlockContent>? Image)> Read(ContainerInline? inlines)
    {
        if (inlines is not null)
            Children(inlines);
        EndText(isBeforeImage: false);
        return _parts;
    }

    /// <summary>Reads inlines in which images are links.</summary>
    public static RichTextList Text(MarkdownContext context, ContainerInline? inlines, int line, bool isInTable = false)
    {
        IReadOnlyList<(RichTextList Text, Func<RichTextList, WritableBlockContent>? Image)> parts = new InlineText(context, line, keepsImages: false, isInTable).Read(inlines);
        return parts.Count == 0 ? RichTextList.Empty : parts[0].Text;
    }

    private void Children(ContainerInline container)
    {
        for (Inline? inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
            Read(inline);
    }

    private void Read(Inline inline)
    {
        switch (inline)
        {
            case EquationInline equation:
                Equation(isInTable ? equation.Expression.Replace("\\|", "|", StringComparison.Ordinal) : equation.Expression);
                break;
            case LiteralInline literal:
                Add(literal.Content.ToString());
                break;
            case LineBreakInline { IsHard: true }:
                Add("\n");
                break;
            case LineBreakInline soft:
                Add(SoftBreakText(soft));
                break;
            case CodeInline code:
                _builder.Add(code.Content, _style with { Code = true });
                _isAfterImage = false;
                break;
            case HtmlEntityInline entity:
                Add(entity.Transcoded.ToString());
                break;
            case AutolinkInline auto:
                Auto(auto);
                break;
            case EmphasisInline emphasis:
                Styled(emphasis, Emphasized(emphasis));
                break;
            case LinkInline { IsImage: true } image:
                Image(image);
                break;
            case LinkInline link:
                Link(link);
                break;
            case HtmlInline html:
                Html(html.Tag);
                break;
            case TaskInline task:
                IsChecked = task.IsChecked;
                break;
            case FootnoteLink { IsBackLink: true }:
                break;
            case FootnoteLink footnote:
                Add($"[{FootnoteNumbers.Of(footnote.Footnote)}]");
                break;
            case DelimiterInline delimiter:
                Add(delimiter.ToLiteral());
                Children(delimiter);
                break;
            case ContainerInline container:
                Children(container);
                break;
            default:
                Add(inline.ToString() ?? "");
                break;
        }
    }

    private void Add(string text)
    {
        if (_isAfterImage)
            text = text.TrimStart(' ', '\t', '\n');
        if (text.Length == 0)
            return;
        _isAfterImage = false;
        _builder.Add(text, _style);
    }

    private string SoftBreakText(LineBreakInline soft) => context.Options.SoftBreak switch
    {
        SoftBreak.LineFeed => "\n",
        SoftBreak.CjkAware when IsCjk(Last(soft.PreviousSibling)) && IsCjk(First(soft.NextSibling)) => "",
        _ => " ",
    };

    private static char Last(Inline? inline) => inline is LiteralInline { Content: { IsEmpty: false } content } ? content[content.End] : ' ';

    private static char First(Inline? inline) => inline is LiteralInline { Content: { IsEmpty: false } content } ? content[content.Start] : ' ';

    private static bool IsCjk(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF') or (>= '\uD840' and <= '\uD8BF');

    private TextStyle Emphasized(EmphasisInline emphasis) => emphasis.DelimiterChar switch
    {
        '~' => _style with { Strikethrough = true },
        _ when emphasis.DelimiterCount >= 2 => _style with { Bold = true },
        _ => _style with { Italic = true },
    };

    private void Styled(ContainerInline container, TextStyle style)
    {
        TextStyle outer = _style;
        _style = style;
        Children(container);
        _style = outer;
    }

    private void Equation(string expression)
    {
        _isAfterImage = false;
        if (expression.Length <= ContentLimits.EquationLength)
        {
            _builder.Add(new EquationContent(expression), _style with { Link = null });
            return;
        }

        context.Reporter.Add(ConversionNoticeKind.EquationAsText, ConversionSeverity.Lossy, line: line);
        _builder.Add(expression, _style with { Code = true });
    }

    private void Auto(AutolinkInline auto)
    {
        string url = auto.IsEmail && AddressRules.Scheme(auto.Url) is null ? $"mailto:{auto.Url}" : auto.Url;
        TextStyle style = _style with { Link = context.Links.Link(url, line) };
        _builder.Add(auto.Url, style);
        _isAfterImage = false;
    }

    private void Link(LinkInline link)
    {
        string url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        if (!string.IsNullOrEmpty(link.Title))
            context.Reporter.Add(ConversionNoticeKind.TitleLost, ConversionSeverity.Lossy, link.Title, line);

        // A link within a link is one already: Notion has one address a piece.
        if (_style.Link is not null)
        {
            Children(link);
            return;
        }

        Styled(link, _style with { Link = context.Links.Link(url, line) });
    }

    private void Image(LinkInline image)
    {
        string url = image.GetDynamicUrl?.Invoke() ?? image.Url ?? "";
        RichTextList caption = Caption(image);
        if (!keepsImages)
        {
            string? link = _style.Link ?? (AddressRules.IsWeb(AddressRules.Clean(url)) ? AddressRules.Clean(url) : context.Links.Link(url, line));
            _builder.Add(caption.Count == 0 ? image.Title ?? LastPart(url) : caption.ToPlainText(), _style with { Link = link });
            return;
        }

        if (context.Links.File(url, line) is not { } source)
        {
            foreach (RichText piece in caption)
                _builder.Add(piece.ToPlainText(), TextStyle.Of(piece).Over(_style) with { Link = _style.Link });
            return;
        }

        EndText(isBeforeImage: true);
        _parts.Add((caption, text => new ImageBlock(source) { Caption = text }));
        _isAfterImage = true;
    }

    private RichTextList Caption(LinkInline image)
    {
        var inner = new InlineText(context, line, keepsImages: false) { _style = _style };
        IReadOnlyList<(RichTextList Text, Func<RichTextList, WritableBlockContent>? Image)> parts = inner.Read(image);
        RichTextList alt = parts.Count == 0 ? RichTextList.Empty : parts[0].Text;
        if (alt.Count > 0)
        {
            if (!string.IsNullOrEmpty(image.Title))
                context.Reporter.Add(ConversionNoticeKind.TitleLost, ConversionSeverity.Lossy, image.Title, line);
            return alt;
        }

        return image.Title ?? "";
    }

    private static string LastPart(string url) => url[(url.TrimEnd('/').LastIndexOf('/') + 1)..];

    private void Html(string tag)
    {
        if (tag.StartsWith("<!--", StringComparison.Ordinal) || tag.StartsWith("<?", StringComparison.Ordinal) || tag.StartsWith("<!", StringComparison.Ordinal))
            return;
        bool isClosing = tag.StartsWith("</", StringComparison.Ordinal);
        string name = TagName(tag, isClosing ? 2 : 1);
        if (isClosing)
        {
            CloseTag(name);
            return;
        }

        if (name is "br")
        {
            Add("\n");
            return;
        }

        if (name is "wbr")
            return;
        if (!MarkdownTag.TryRead(tag, 0, out MarkdownTag? element))
        {
            Ignore(name);
            return;
        }

        if (name is "img")
        {
            HtmlImage(element);
            return;
        }

        TextStyle outer = _style;
        if (HtmlFormat.Style(name, attribute => element[attribute], _style, url => context.Links.Link(url, line)) is { } style)
            _style = style;
        else
            Ignore(name);
        if (!tag.EndsWith("/>", StringComparison.Ordinal) && !HtmlFormat.IsVoid(name))
            _tags.Push((name, outer));
        else
            _style = outer;
    }

    private void CloseTag(string name)
    {
        if (!_tags.Any(open => open.Tag == name))
            return;
        while (_tags.TryPop(out (string Tag, TextStyle Outer) open))
        {
            _style = open.Outer;
            if (open.Tag == name)
                break;
        }
    }

    private void HtmlImage(MarkdownTag element)
    {
        string url = element["src"] ?? "";
        RichTextList caption = element["alt"] ?? "";
        if (!keepsImages || context.Links.File(url, line) is not { } source)
        {
            Add(caption.ToPlainText());
            return;
        }

        EndText(isBeforeImage: true);
        _parts.Add((caption, text => new ImageBlock(source) { Caption = text }));
        _isAfterImage = true;
    }

    private void Ignore(string name) => context.Reporter.Add(ConversionNoticeKind.HtmlTagIgnored, ConversionSeverity.Lossy, name, line);

    private static string TagName(string tag, int start)
    {
        int end = start;
        while (end < tag.Length && (char.IsAsciiLetterOrDigit(tag[end]) || tag[end] == '-'))
            end++;
        return tag[start..end].ToLowerInvariant();
    }

    private void EndText(bool isBeforeImage)
    {
        RichTextList text = isBeforeImage ? TrimEnd(_builder.Build()) : _builder.Build();
        _builder = new RichTextBuilder();
        if (text.Count > 0)
            _parts.Add((text, null));
    }

    // The blanks before an image are the end of a paragraph.
    private static RichTextList TrimEnd(RichTextList text)
    {
        if (text.Count == 0 || text[^1].Content is not TextContent { Content: var content } || content.Length == 0 || content[^1] is not (' ' or '\t' or '\n'))
            return text;
        TextStyle style = TextStyle.Of(text[^1]);
        if (style.Code)
            return text;
        string trimmed = content.TrimEnd(' ', '\t', '\n');
        RichText[] before = [.. text.Take(text.Count - 1)];
        return trimmed.Length == 0 ? TrimEnd([.. before]) : [.. before, RichText.Text(trimmed, style.Link, text[^1].Annotations)];
    }
}
