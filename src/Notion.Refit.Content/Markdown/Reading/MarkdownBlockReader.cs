using System.Globalization;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Notion.Refit.Content.Blocks;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.Html.Reading;
using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Models;
using Block = Markdig.Syntax.Block;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>Turns a parsed document into blocks.</summary>
/// <param name="context">The document.</param>
/// <param name="source">Its text, for what the tree does not keep.</param>
internal sealed class MarkdownBlockReader(MarkdownContext context, string source)
{
    private string[]? _lines;

    private const string MathFence = "math";

    /// <summary>Gets the front matter, without its fences; null when there is none.</summary>
    public string? FrontMatter { get; private set; }

    public List<WritableBlockContent> Read(MarkdownDocument document)
    {
        var sink = new BlockSink(context.Reporter);
        var notes = new List<Footnote>();
        ReadAll([.. document.Where(block => !IsNotes(block, notes))], sink);
        Notes(notes, sink);
        return sink.Blocks;
    }

    /// <summary>Reads the text of a document without blocks.</summary>
    public static RichTextList ReadText(MarkdownDocument document, MarkdownContext context)
    {
        RichTextList text = RichTextList.Empty;
        foreach (LeafBlock leaf in document.OfType<LeafBlock>().Where(leaf => leaf.Inline is not null))
        {
            RichTextList part = InlineText.Text(context, leaf.Inline, leaf.Line + 1);
            text = text.Count == 0 ? part : NormalText.Of([.. text, "\n", .. part]);
        }

        IReadOnlyList<RichTextList> parts = TextLimits.Parts(text);
        return parts.Count == 1 ? parts[0] : [.. parts.SelectMany(part => part)];
    }

    private static bool IsNotes(Block block, List<Footnote> notes)
    {
        switch (block)
        {
            case FootnoteGroup group:
                notes.AddRange(group.OfType<Footnote>());
                return true;
            case LinkReferenceDefinitionGroup definitions:
                notes.AddRange(definitions.OfType<FootnoteLinkReferenceDefinition>().Select(definition => definition.Footnote).Where(note => note.Order < 0));
                return true;
            default:
                return false;
        }
    }

    private void ReadAll(IReadOnlyList<Block> blocks, BlockSink sink)
    {
        Block? before = null;
        IReadOnlyList<DetailsToken> tokens = DetailsTokens.Of(blocks);
        int at = 0;
        ReadTokens(tokens, ref at, sink, ref before, isInside: false);
    }

    // Between <details> and </details> are any blocks.
    private void ReadTokens(IReadOnlyList<DetailsToken> tokens, ref int at, BlockSink sink, ref Block? before, bool isInside)
    {
        while (at < tokens.Count)
        {
            DetailsToken token = tokens[at++];
            switch (token.Kind)
            {
                case DetailsTokenKind.Block:
                    ReadOne(token.Block!, before, sink);
                    before = token.Block;
                    break;
                case DetailsTokenKind.Html:
                    Html(token.Text, token.Line, sink);
                    break;
                case DetailsTokenKind.Close when isInside:
                    return;
                case DetailsTokenKind.Close:
                    context.Reporter.Add(ConversionNoticeKind.HtmlTagIgnored, ConversionSeverity.Lossy, "details", token.Line);
                    break;
                case DetailsTokenKind.Open:
                    var inside = new BlockSink(context.Reporter);
                    string summary = "";
                    if (at < tokens.Count && tokens[at].Kind == DetailsTokenKind.Html)
                    {
                        (summary, string rest) = DetailsTokens.Summary(tokens[at].Text);
                        if (rest.Length > 0)
                            Html(rest, tokens[at].Line, inside);
                        at++;
                    }

                    Block? none = null;
                    ReadTokens(tokens, ref at, inside, ref none, isInside: true);
                    HtmlBlockReader.AddToggle(summary, inside.Blocks, sink, context.Links, token.Line);
                    break;
            }
        }
    }

    private void Html(string html, int line, BlockSink sink) => sink.Blocks.AddRange(HtmlBlockReader.ReadFragment(html, context.Reporter, context.Links, line));

    private void ReadOne(Block block, Block? before, BlockSink sink)
    {
        int line = block.Line + 1;
        switch (block)
        {
            case YamlFrontMatterBlock matter:
                FrontMatter = matter.Lines.ToString();
                break;
            case HeadingBlock heading:
                Heading(heading, sink, line);
                break;
            case Markdig.Syntax.ParagraphBlock { Inline: var inline } when SoleEquation(inline) is { } equation:
                sink.AddEquation(equation, line);
                break;
            case Markdig.Syntax.ParagraphBlock paragraph:
                Paragraph(paragraph.Inline, sink, line);
                break;
            case AlertBlock alert:
                Alert(alert, sink, line);
                break;
            case Markdig.Syntax.QuoteBlock quote:
                Titled(quote, text => new Models.QuoteBlock(text), sink, line);
                break;
            case ListBlock list:
                List(list, before, sink, line);
                break;
            case Markdig.Syntax.CodeBlock code:
                Code(code, sink, line);
                break;
            case ThematicBreakBlock:
                sink.Blocks.Add(new DividerBlock());
                break;
            case Table table:
                Table(table, sink, line);
                break;
            case LinkReferenceDefinition:
                break;
            case ContainerBlock container:
                ReadAll([.. container], sink);
                break;
            case LeafBlock leaf when leaf.Inline is not null:
                Paragraph(leaf.Inline, sink, line);
                break;
            case LeafBlock leaf:
                sink.Add(leaf.Lines.ToString(), text => new Models.ParagraphBlock(text), line: line);
                break;
        }
    }

    private void Heading(HeadingBlock heading, BlockSink sink, int line)
    {
        int level = heading.Level;
        if (level > 4)
        {
            context.Reporter.Add(ConversionNoticeKind.HeadingLevelReduced, ConversionSeverity.Lossy, $"{level} -> 4", line);
            level = 4;
        }

        Parts(heading.Inline, line, out RichTextList text, out List<WritableBlockContent> rest);
        sink.Add(text, part => BlockKinds.Heading(level, part, isToggleable: false, Color.Default), line: line);
        sink.Blocks.AddRange(rest);
    }

    private void Paragraph(ContainerInline? inline, BlockSink sink, int line)
    {
        foreach ((RichTextList text, Func<RichTextList, WritableBlockContent>? image) in new InlineText(context, line, keepsImages: true).Read(inline))
        {
            if (image is not null)
                sink.AddCaptioned(text, image, line);
            else
                sink.Add(text, part => new Models.ParagraphBlock(part), line: line);
        }
    }

    private static string? SoleEquation(ContainerInline? inline) =>
        inline?.FirstChild is EquationInline { IsBlock: true, NextSibling: null } equation ? equation.Expression : null;

    // The text up to the first image, and what follows it as blocks.
    private bool? Parts(ContainerInline? inline, int line, out RichTextList text, out List<WritableBlockContent> rest)
    {
        var reader = new InlineText(context, line, keepsImages: true);
        IReadOnlyList<(RichTextList Text, Func<RichTextList, WritableBlockContent>? Image)> parts = reader.Read(inline);
        bool hasText = parts.Count > 0 && parts[0].Image is null;
        text = hasText ? parts[0].Text : RichTextList.Empty;
        var sink = new BlockSink(context.Reporter);
        foreach ((RichTextList part, Func<RichTextList, WritableBlockContent>? image) in parts.Skip(hasText ? 1 : 0))
        {
            if (image is not null)
                sink.AddCaptioned(part, image, line);
            else
                sink.Add(part, more => new Models.ParagraphBlock(more), line: line);
        }

        rest = sink.Blocks;
        return reader.IsChecked;
    }

    // A block whose first paragraph is its text and whose other blocks are its children.
    private void Titled(ContainerBlock container, Func<RichTextList, WritableBlockContent> create, BlockSink sink, int line, RichTextList? prefix = null)
    {
        (RichTextList text, List<WritableBlockContent> children, _) = Inside(container, line);
        sink.Add(prefix is null ? text : NormalText.Of([.. prefix, .. text]), create, children, line);
    }

    private (RichTextList Text, List<WritableBlockContent> Children, bool? IsChecked) Inside(ContainerBlock container, int line)
    {
        RichTextList text = RichTextList.Empty;
        bool? isChecked = null;
        var children = new BlockSink(context.Reporter);
        int first = 0;
        if (container.Count > 0 && container[0] is Markdig.Syntax.ParagraphBlock paragraph && SoleEquation(paragraph.Inline) is null)
        {
            isChecked = Parts(paragraph.Inline, line, out text, out List<WritableBlockContent> rest);
            children.Blocks.AddRange(rest);
            first = 1;
        }

        if (container.Count > first)
            ReadAll([.. container.Skip(first)], children);
        return (text, children.Blocks, isChecked);
    }

    private void Alert(AlertBlock alert, BlockSink sink, int line)
    {
        string kind = alert.Kind.ToString();
        if (AlertKinds.Find(kind) is { } create)
            Titled(alert, create, sink, line);
        else
            Titled(alert, text => new Models.QuoteBlock(text), sink, line, prefix: alert.Count > 0 && alert[0] is Markdig.Syntax.ParagraphBlock { Inline.FirstChild: not null } ? $"[!{kind}] " : $"[!{kind}]");
    }

    private void List(ListBlock list, Block? before, BlockSink sink, int line)
    {
        if (before is ListBlock other && other.IsOrdered == list.IsOrdered)
            context.Reporter.Add(ConversionNoticeKind.ListsMerged, ConversionSeverity.Lossy, line: line);
        if (list.IsOrdered && list.OrderedStart is { } start && start != "1" && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number != 1)
            context.Reporter.Add(ConversionNoticeKind.ListStartLost, ConversionSeverity.Lossy, number, line);
        foreach (ListItemBlock item in list.OfType<ListItemBlock>())
        {
            int itemLine = item.Line + 1;
            (RichTextList text, List<WritableBlockContent> children, bool? isChecked) = Inside(item, itemLine);
            if (isChecked is not null && list.IsOrdered)
                context.Reporter.Add(ConversionNoticeKind.NumberLost, ConversionSeverity.Lossy, line: itemLine);
            sink.Add(
                text,
                part => isChecked is { } done ? new ToDoBlock(part) { Checked = done }
                    : list.IsOrdered ? new NumberedListItemBlock(part)
                    : new BulletedListItemBlock(part),
                children,
                itemLine);
        }
    }

    private void Code(Markdig.Syntax.CodeBlock code, BlockSink sink, int line)
    {
        string text = code.Lines.ToString();
        if (code is not FencedCodeBlock fenced)
        {
            sink.AddCode(text, CodeLanguage.PlainText, RichTextList.Empty, line);
            return;
        }

        string info = fenced.Info ?? "";
        if (string.Equals(info, MathFence, StringComparison.OrdinalIgnoreCase))
        {
            sink.AddEquation(text.Trim('\n'), line);
            return;
        }

        string whole = string.IsNullOrEmpty(fenced.Arguments) ? info : $"{info} {fenced.Arguments}";
        if (!CodeLanguageNames.TryRead(whole, out CodeLanguage language) && !CodeLanguageNames.TryRead(info, out language))
            context.Reporter.Add(ConversionNoticeKind.CodeLanguageUnknown, ConversionSeverity.Lossy, info, line);
        sink.AddCode(text, language, FenceTitle.Read(fenced.Arguments) ?? "", line);
    }

    private void Table(Table table, BlockSink sink, int line)
    {
        TableRow[] rows = [.. table.OfType<TableRow>()];
        if (rows.Length == 0)
            return;
        int width = Math.Max(1, rows[0].Count);
        int cut = rows.Sum(row => Math.Max(0, TableLines.CellCount(Line(row.Line)) - width));
        if (cut > 0)
            context.Reporter.Add(ConversionNoticeKind.TableCellsCut, ConversionSeverity.Dropped, cut, line);
        if (table.ColumnDefinitions.Any(column => column.Alignment is not null))
            context.Reporter.Add(ConversionNoticeKind.TableAlignmentLost, ConversionSeverity.Lossy, line: line);

        List<IReadOnlyList<RichTextList>> cells = [.. rows.Select(row => (IReadOnlyList<RichTextList>)[.. Enumerable.Range(0, width).Select(i => i < row.Count ? Cell((TableCell)row[i], row.Line + 1) : RichTextList.Empty)])];
        bool hasHeader = rows[0].IsHeader;
        if (hasHeader && cells.Count > 1 && cells[0].All(cell => cell.Count == 0))
        {
            cells.RemoveAt(0);
            hasHeader = false;
        }

        sink.AddTable(cells, hasHeader, hasRowHeader: false, line);
    }

    private string? Line(int index)
    {
        _lines ??= source.ReplaceLineEndings("\n").Split('\n');
        return index < _lines.Length ? _lines[index] : null;
    }

    private RichTextList Cell(TableCell cell, int line)
    {
        RichTextList text = RichTextList.Empty;
        foreach (LeafBlock leaf in cell.OfType<LeafBlock>())
        {
            RichTextList part = InlineText.Text(context, leaf.Inline, line, isInTable: true);
            text = text.Count == 0 ? part : [.. text, "\n", .. part];
        }

        return text;
    }

    private void Notes(List<Footnote> notes, BlockSink sink)
    {
        if (notes.Count == 0)
            return;
        context.Reporter.Add(ConversionNoticeKind.FootnotesAsText, ConversionSeverity.Lossy, notes.Count, notes.Min(note => note.Line) + 1);
        foreach (Footnote note in notes)
        {
            // The parser puts the links back to the text into a paragraph of their own where there is no other.
            foreach (Block block in note.Where(IsOnlyBackLinks).ToArray())
                note.Remove(block);
            Titled(note, text => new Models.ParagraphBlock(text), sink, note.Line + 1, prefix: $"[{FootnoteNumbers.Of(note)}] ");
        }
    }

    private static bool IsOnlyBackLinks(Block block)
    {
        if (block is not Markdig.Syntax.ParagraphBlock { Inline: { FirstChild: not null } inlines })
            return false;
        for (Inline? inline = inlines.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is not FootnoteLink { IsBackLink: true })
                return false;
        }

        return true;
    }
}
