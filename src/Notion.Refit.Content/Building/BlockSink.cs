using Notion.Refit.Content.Reporting;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Building;

/// <summary>The list into which a reader puts blocks; keeps each of them within what one block holds.</summary>
/// <param name="reporter">The report.</param>
internal sealed class BlockSink(Reporter reporter)
{
    public List<WritableBlockContent> Blocks { get; } = [];

    public Reporter Reporter => reporter;

    /// <summary>Adds a block whose text may be longer than one block holds; it continues in blocks of the same kind.</summary>
    /// <param name="text">The text.</param>
    /// <param name="create">Creates a block of the kind.</param>
    /// <param name="children">The children; they follow the last part.</param>
    /// <param name="line">The line of the source.</param>
    public void Add(RichTextList text, Func<RichTextList, WritableBlockContent> create, IReadOnlyList<WritableBlockContent>? children = null, int? line = null)
    {
        IReadOnlyList<RichTextList> parts = TextLimits.Parts(text);
        if (parts.Count > 1)
            reporter.Add(ConversionNoticeKind.TextSplit, ConversionSeverity.Lossy, line: line);
        for (int i = 0; i < parts.Count; i++)
        {
            WritableBlockContent block = create(parts[i]);
            Blocks.Add(i == parts.Count - 1 && children is { Count: > 0 } ? BlockChildren.With(block, children) : block);
        }
    }

    /// <summary>Adds a block with a caption; what does not fit is a paragraph after it.</summary>
    public void AddCaptioned(RichTextList caption, Func<RichTextList, WritableBlockContent> create, int? line = null)
    {
        (RichTextList first, IReadOnlyList<RichTextList> rest) = TextLimits.Single(caption, reporter, line);
        Blocks.Add(create(first));
        foreach (RichTextList more in rest)
            Blocks.Add(new ParagraphBlock(more));
    }

    /// <summary>Adds code; what does not fit is code of the same language after it.</summary>
    public void AddCode(string code, CodeLanguage language, RichTextList caption, int? line = null)
    {
        RichTextList text = code;
        IReadOnlyList<RichTextList> parts = TextLimits.Parts(text);
        if (parts.Count > 1)
            reporter.Add(ConversionNoticeKind.TextSplit, ConversionSeverity.Lossy, line: line);
        for (int i = 0; i < parts.Count; i++)
        {
            var block = new CodeBlock(parts[i], language);
            if (i == parts.Count - 1 && caption.Count > 0)
                AddCaptioned(caption, first => block with { Caption = first }, line);
            else
                Blocks.Add(block);
        }
    }

    /// <summary>Adds a block equation; a longer one than Notion takes is code.</summary>
    public void AddEquation(string expression, int? line = null)
    {
        if (expression.Length <= ContentLimits.EquationLength)
        {
            Blocks.Add(new EquationBlock(expression));
            return;
        }

        reporter.Add(ConversionNoticeKind.EquationAsText, ConversionSeverity.Lossy, line: line);
        AddCode(expression, CodeLanguage.Latex, RichTextList.Empty, line);
    }

    /// <summary>Adds a table of equally wide rows.</summary>
    public void AddTable(IReadOnlyList<IReadOnlyList<RichTextList>> rows, bool hasColumnHeader, bool hasRowHeader, int? line = null)
    {
        var rest = new List<RichTextList>();
        WritableBlockContent[] children =
        [
            .. rows.Select(row => new TableRowBlock
            {
                Cells =
                [
                    .. row.Select(cell =>
                    {
                        (RichTextList first, IReadOnlyList<RichTextList> more) = TextLimits.Single(cell, reporter, line);
                        rest.AddRange(more);
                        return first;
                    }),
                ],
            }),
        ];
        Blocks.Add(new TableBlock { TableWidth = rows[0].Count, HasColumnHeader = hasColumnHeader, HasRowHeader = hasRowHeader, Children = children });
        foreach (RichTextList more in rest)
            Blocks.Add(new ParagraphBlock(more));
    }
}
