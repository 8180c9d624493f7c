using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Html.Reading;

/// <summary>Turns HTML into blocks, as a browser flows it.</summary>
/// <param name="reporter">The report.</param>
/// <param name="links">The addresses.</param>
/// <param name="firstLine">The line of the source at which the HTML starts.</param>
internal sealed class HtmlBlockReader(Reporter reporter, LinkReader links, int firstLine)
{
    private static readonly HtmlParserOptions s_options = new() { IsScripting = false, IsKeepingSourceReferences = true };

    /// <summary>Reads a document.</summary>
    public static List<WritableBlockContent> ReadDocument(string html, HtmlReadOptions options, Reporter reporter)
    {
        HtmlBudget.Check(html, options.MaxLength);
        using var document = new HtmlParser(s_options).ParseDocument(html);
        var links = new LinkReader(reporter, options.ResolveLink, options.ResolveAsset, options.BaseUri);
        if (document.QuerySelector("base")?.GetAttribute("href") is { } href && Uri.TryCreate(options.BaseUri ?? new Uri("about:blank"), href, out Uri? address) && address.Scheme is "http" or "https")
            links.BaseUri = new Uri(options.BaseUri ?? new Uri("about:blank"), href);
        return new HtmlBlockReader(reporter, links, firstLine: 1).ReadBody(document.Body);
    }

    /// <summary>Reads HTML within another document.</summary>
    public static List<WritableBlockContent> ReadFragment(string html, Reporter reporter, LinkReader links, int line)
    {
        ReadOnlySpan<char> text = html.AsSpan().Trim();
        if (text.StartsWith("<!--") && text.IndexOf("-->") == text.Length - 3)
            return [];
        HtmlBudget.Check(html, int.MaxValue);
        using var document = new HtmlParser(s_options).ParseDocument(html);
        return new HtmlBlockReader(reporter, links, line).ReadBody(document.Body);
    }

    /// <summary>Adds a toggle, or a heading that can be folded, whose summary is HTML.</summary>
    public static void AddToggle(string summary, IReadOnlyList<WritableBlockContent> children, BlockSink sink, LinkReader links, int line)
    {
        using var document = new HtmlParser(s_options).ParseDocument(summary);
        new HtmlBlockReader(sink.Reporter, links, line).AddToggle(document.Body, children, sink, line);
    }

    private List<WritableBlockContent> ReadBody(IElement? body)
    {
        var sink = new BlockSink(reporter);
        if (body is not null)
            FlowAll(body, sink, default);
        return sink.Blocks;
    }

    private void FlowAll(INode parent, BlockSink sink, TextStyle style)
    {
        var text = new FlowText();
        Flow(parent, sink, style, text);
        Flush(text, sink, parent as IElement);
    }

    private void Flow(INode parent, BlockSink sink, TextStyle style, FlowText text)
    {
        // By index: the next sibling of a node is found by a search.
        INodeList children = parent.ChildNodes;
        for (int i = 0; i < children.Length; i++)
        {
            switch (children[i])
            {
                case IText node:
                    text.Add(node.Data, style);
                    break;
                case IElement element:
                    Element(element, sink, style, text);
                    break;
            }
        }
    }

    private void Element(IElement element, BlockSink sink, TextStyle style, FlowText text)
    {
        string name = element.LocalName;
        if (HtmlNames.IsSkipped(element))
        {
            if (HtmlEquations.Find(element) is { } formula)
                text.AddEquation(formula, style);
            return;
        }

        if (name == "br")
        {
            text.AddLineFeed(style);
            return;
        }

        if (HtmlEquations.Inline(element) is { } expression)
        {
            text.AddEquation(expression, style);
            return;
        }

        if (HtmlNames.IsBlock(name))
        {
            Flush(text, sink, null);
            Block(element, sink, style);
            return;
        }

        if (name is "input" or "wbr")
            return;
        if (HtmlFormat.Style(name, element.GetAttribute, style, url => links.Link(url, Line(element))) is { } inner)
        {
            Flow(element, sink, inner, text);
            return;
        }

        if (!HtmlNames.IsPlain(name))
            reporter.Add(ConversionNoticeKind.HtmlTagIgnored, ConversionSeverity.Lossy, name, Line(element));
        Flow(element, sink, style, text);
    }

    private void Flush(FlowText text, BlockSink sink, IElement? element)
    {
        RichTextList content = text.Take();
        if (content.Count == 0)
            return;
        Color color = element is null || element.LocalName is "body" or "aside" or "div" ? Color.Default : HtmlFormat.ColorOf(element.ClassName);
        sink.Add(content, part => color == Color.Default ? new ParagraphBlock(part) : new ParagraphBlock(part) { Color = color }, line: Line(element));
    }

    private void Block(IElement element, BlockSink sink, TextStyle style)
    {
        int line = Line(element);
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6'] heading:
                Heading(element, heading[1] - '0', sink, style, line);
                break;
            case "hr":
                sink.Blocks.Add(new DividerBlock());
                break;
            case "pre":
                Code(element, sink, RichTextList.Empty, line);
                break;
            case "blockquote":
                Titled(element, sink, style, (text, color) => new QuoteBlock(text) { Color = color }, line);
                break;
            case "ul" or "ol" or "menu":
                HtmlLists.Read(this, element, sink, style, line, reporter);
                break;
            case "dl":
                Definitions(element, sink, style, line);
                break;
            case "details":
                Details(element, sink, style, line);
                break;
            case "aside":
                Callout(element, sink, style, line);
                break;
            case "table":
                HtmlTables.Read(this, element, sink, line, reporter);
                break;
            case "figure":
                Figure(element, sink, style, line);
                break;
            case "img":
                Image(element, RichTextList.Empty, sink, style, line);
                break;
            case "video" or "audio":
                Media(element, RichTextList.Empty, sink, line);
                break;
            case "iframe":
                if (AddressRules.IsWeb(AddressRules.Clean(element.GetAttribute("src") ?? "")))
                    sink.Blocks.Add(new EmbedBlock { Url = AddressRules.Clean(element.GetAttribute("src")!) });
                break;
            case "nav" when element.ClassList.Contains("table_of_contents"):
                sink.Blocks.Add(new TableOfContentsBlock());
                break;
            case "div" when element.ClassList.Contains("notion-indent") && sink.Blocks is [.., ParagraphBlock { Children.Count: 0 } last]:
                var indented = new BlockSink(reporter);
                FlowAll(element, indented, style);
                sink.Blocks[^1] = last with { Children = indented.Blocks };
                break;
            case "div" when element.ClassList.Contains("equation"):
                sink.AddEquation(element.TextContent.Trim(), line);
                break;
            case "div" when element.ClassList.Contains("columns") || element.ClassList.Contains("column-list"):
                Columns(element, sink, style);
                break;
            default:
                FlowAll(element, sink, style);
                break;
        }
    }

    /// <summary>Reads the blocks in an element: the first paragraph, if it comes first, is the text, the others are children.</summary>
    public (RichTextList Text, List<WritableBlockContent> Children) Inside(INode parent, TextStyle style)
    {
        var inside = new BlockSink(reporter);
        FlowAll(parent, inside, style);
        return inside.Blocks is [ParagraphBlock { RichText: var text, Children: var indented }, ..]
            ? (text, [.. indented, .. inside.Blocks.Skip(1)])
            : (RichTextList.Empty, inside.Blocks);
    }

    /// <summary>Reads the text in an element; blocks in it are lines.</summary>
    public RichTextList Text(INode parent, TextStyle style = default)
    {
        var text = new FlowText();
        Lines(parent, style, text);
        return text.Take();
    }

    /// <summary>Returns the line of an element.</summary>
    public int Line(IElement? element) => firstLine - 1 + Math.Max(1, element?.SourceReference?.Position.Line ?? 1);

    /// <summary>Maps an address.</summary>
    public string? Link(string url, int line) => links.Link(url, line);

    /// <summary>Adds what an element with a summary of its own folds.</summary>
    public void AddToggle(IElement? summary, IReadOnlyList<WritableBlockContent> children, BlockSink sink, int line)
    {
        IElement? heading = summary?.QuerySelector("h1,h2,h3,h4,h5,h6");
        RichTextList text = summary is null ? RichTextList.Empty : Text((INode?)heading ?? summary);
        Color color = HtmlFormat.ColorOf((heading ?? summary)?.ClassName);
        if (heading is null)
            sink.Add(text, part => new ToggleBlock(part) { Color = color }, children, line);
        else
            sink.Add(text, part => BlockKinds.Heading(Level(heading.LocalName[1] - '0', line), part, isToggleable: true, color), children, line);
    }

    private void Lines(INode parent, TextStyle style, FlowText text)
    {
        INodeList children = parent.ChildNodes;
        for (int i = 0; i < children.Length; i++)
        {
            if (children[i] is IText node)
            {
                text.Add(node.Data, style);
                continue;
            }

            if (children[i] is not IElement element)
                continue;
            string name = element.LocalName;
            if (HtmlEquations.Inline(element) is { } expression)
            {
                text.AddEquation(expression, style);
            }
            else if (HtmlNames.IsSkipped(element))
            {
                continue;
            }
            else if (name == "br")
            {
                text.AddLineFeed(style);
            }
            else if (name == "img")
            {
                string url = AddressRules.Clean(element.GetAttribute("src") ?? "");
                text.Add(element.GetAttribute("alt") ?? "", AddressRules.IsWeb(url) ? style with { Link = style.Link ?? url } : style);
            }
            else if (HtmlNames.IsBlock(name))
            {
                text.AddBreak();
                Lines(element, style, text);
                text.AddBreak();
            }
            else
            {
                TextStyle? inner = HtmlFormat.Style(name, element.GetAttribute, style, url => links.Link(url, Line(element)));
                if (inner is null && !HtmlNames.IsPlain(name))
                    reporter.Add(ConversionNoticeKind.HtmlTagIgnored, ConversionSeverity.Lossy, name, Line(element));
                Lines(element, inner ?? style, text);
            }
        }
    }

    private int Level(int level, int line)
    {
        if (level <= 4)
            return level;
        reporter.Add(ConversionNoticeKind.HeadingLevelReduced, ConversionSeverity.Lossy, $"{level} -> 4", line);
        return 4;
    }

    private void Heading(IElement element, int level, BlockSink sink, TextStyle style, int line)
    {
        int known = Level(level, line);
        Color color = HtmlFormat.ColorOf(element.ClassName);
        (RichTextList text, List<WritableBlockContent> rest) = Inside(element, style);
        if (text.Count > 0)
            sink.Add(text, part => BlockKinds.Heading(known, part, isToggleable: false, color), line: line);
        sink.Blocks.AddRange(rest);
    }

    private void Titled(IElement element, BlockSink sink, TextStyle style, Func<RichTextList, Color, WritableBlockContent> create, int line)
    {
        Color color = HtmlFormat.ColorOf(element.ClassName);
        (RichTextList text, List<WritableBlockContent> children) = Inside(element, style);
        sink.Add(text, part => create(part, color), children, line);
    }

    private void Code(IElement element, BlockSink sink, RichTextList caption, int line)
    {
        IElement? code = element.QuerySelector("code");
        string? name = HtmlNames.CodeLanguage(code?.ClassName) ?? HtmlNames.CodeLanguage(element.ClassName) ?? HtmlNames.CodeLanguage(element.ParentElement?.ClassName);
        if (!CodeLanguageNames.TryRead(name, out CodeLanguage language))
            reporter.Add(ConversionNoticeKind.CodeLanguageUnknown, ConversionSeverity.Lossy, name!, line);
        foreach (IElement lineBreak in element.QuerySelectorAll("br").ToArray())
            lineBreak.OuterHtml = "\n";
        string text = element.TextContent.ReplaceLineEndings("\n");
        sink.AddCode(text.EndsWith('\n') ? text[..^1] : text, language, caption, line);
    }

    private void Definitions(IElement list, BlockSink sink, TextStyle style, int line)
    {
        foreach (IElement child in list.Children)
        {
            if (child.LocalName == "dt")
            {
                sink.Add(Text(child, style with { Bold = true }), text => new ParagraphBlock(text), line: Line(child));
                continue;
            }

            var inside = new BlockSink(reporter);
            FlowAll(child, inside, style);
            if (child.LocalName == "dd" && sink.Blocks is [.., ParagraphBlock term])
                sink.Blocks[^1] = term with { Children = [.. term.Children, .. inside.Blocks] };
            else
                sink.Blocks.AddRange(inside.Blocks);
        }
    }

    /// <summary>Reads a <c>details</c> element.</summary>
    public void Details(IElement element, BlockSink sink, TextStyle style, int line)
    {
        IElement? summary = element.Children.FirstOrDefault(child => child.LocalName == "summary");
        summary?.Remove();
        var inside = new BlockSink(reporter);
        FlowAll(element, inside, style);
        AddToggle(summary, inside.Blocks, sink, line);
    }

    private void Callout(IElement element, BlockSink sink, TextStyle style, int line)
    {
        Color color = HtmlFormat.ColorOf(element.ClassName);
        (RichTextList text, List<WritableBlockContent> children) = Inside(element, style);
        (WritableIcon? icon, text) = LeadingIcon.Take(text);
        if (icon is not null && text.Count == 0 && children is [ParagraphBlock { RichText: var first, Children: var indented }, ..])
        {
            text = first;
            children = [.. indented, .. children.Skip(1)];
        }

        sink.Add(text, part => new CalloutBlock(part) { Icon = icon, Color = color }, children, line);
    }

    private void Columns(IElement element, BlockSink sink, TextStyle style)
    {
        List<WritableBlockContent> columns = [];
        foreach (IElement child in element.Children)
        {
            var inside = new BlockSink(reporter);
            FlowAll(child, inside, style);
            columns.Add(new ColumnBlock(inside.Blocks.Count == 0 ? [new ParagraphBlock("")] : inside.Blocks));
        }

        // One column alone is not a column list.
        if (columns.Count >= 2)
            sink.Blocks.Add(new ColumnListBlock(columns));
        else
            sink.Blocks.AddRange(columns.SelectMany(column => ((ColumnBlock)column).Children));
    }

    private void Figure(IElement element, BlockSink sink, TextStyle style, int line)
    {
        IElement? captionElement = element.QuerySelector("figcaption");
        RichTextList caption = captionElement is null ? RichTextList.Empty : Text(captionElement, style);
        captionElement?.Remove();
        if (HtmlEquations.Find(element) is { } formula)
            sink.AddEquation(formula, line);
        else if (element.ClassList.Contains("callout"))
            Callout(element, sink, style, line);
        else if (element.QuerySelector(element.ClassList.Contains("bookmark") ? "a" : "a.bookmark")?.GetAttribute("href") is { } href && links.Link(href, line) is { } url)
            sink.AddCaptioned(caption, text => new BookmarkBlock { Url = url, Caption = text }, line);
        else if (element.QuerySelector("iframe")?.GetAttribute("src") is { } frame && links.Link(frame, line) is { } embedded)
            sink.AddCaptioned(caption, text => new EmbedBlock { Url = embedded, Caption = text }, line);
        else if (element.QuerySelector("pre") is { } code)
            Code(code, sink, caption, line);
        else if (element.QuerySelector("img") is { } image && element.QuerySelectorAll("img").Length == 1)
            Image(image, caption, sink, style, line);
        else if (element.QuerySelector("video,audio") is { } media)
            Media(media, caption, sink, line);
        else
            FlowCaptioned(element, sink, style, caption, line);
    }

    private void FlowCaptioned(IElement element, BlockSink sink, TextStyle style, RichTextList caption, int line)
    {
        FlowAll(element, sink, style);
        if (caption.Count > 0)
            sink.Add(caption, text => new ParagraphBlock(text), line: line);
    }

    private void Image(IElement element, RichTextList caption, BlockSink sink, TextStyle style, int line)
    {
        if (caption.Count == 0)
        {
            var alt = new FlowText();
            alt.Add(element.GetAttribute("alt") ?? "", style with { Code = false });
            caption = alt.Take();
        }

        if (links.File(element.GetAttribute("src") ?? "", line) is { } source)
            sink.AddCaptioned(caption, text => new ImageBlock(source) { Caption = text }, line);
        else if (caption.Count > 0)
            sink.Add(caption, text => new ParagraphBlock(text), line: line);
    }

    private void Media(IElement element, RichTextList caption, BlockSink sink, int line)
    {
        string url = element.GetAttribute("src") ?? element.QuerySelector("source")?.GetAttribute("src") ?? "";
        if (links.File(url, line) is { } source)
            sink.AddCaptioned(caption, text => BlockKinds.Media(element.LocalName, source, text)!, line);
        else if (caption.Count > 0)
            sink.Add(caption, text => new ParagraphBlock(text), line: line);
    }
}
