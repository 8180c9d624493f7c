using AngleSharp.Dom;
using Notion.Refit.Content.Building;
using Notion.Refit.Content.NotionSyntax.Inline;
using Notion.Refit.Content.Reporting;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Html.Reading;

/// <summary>Reads lists.</summary>
internal static class HtmlLists
{
    public static void Read(HtmlBlockReader reader, IElement list, BlockSink sink, TextStyle style, int line, Reporter reporter)
    {
        bool isOrdered = list.LocalName == "ol";
        if (isOrdered && list.GetAttribute("start") is { } start && start.Trim() != "1")
            reporter.Add(ConversionNoticeKind.ListStartLost, ConversionSeverity.Lossy, start.Trim(), line);
        if (isOrdered && list.GetAttribute("type") is "a" or "A" or "i" or "I")
            reporter.Add(ConversionNoticeKind.ListFormatLost, ConversionSeverity.Lossy, list.GetAttribute("type")!, line);
        if (!isOrdered && sink.Blocks is [.., BulletedListItemBlock] || (isOrdered && sink.Blocks is [.., NumberedListItemBlock]))
            reporter.Add(ConversionNoticeKind.ListsMerged, ConversionSeverity.Lossy, line: line);

        INodeList children = list.ChildNodes;
        int first = sink.Blocks.Count;
        for (int i = 0; i < children.Length; i++)
        {
            switch (children[i])
            {
                case IElement { LocalName: "li" } item:
                    Item(reader, item, isOrdered, sink, style, reporter);
                    break;
                case IElement { LocalName: "ul" or "ol" or "menu" } nested when sink.Blocks.Count > first:
                    // A list straight inside of a list belongs to the item before it.
                    var inside = new BlockSink(reporter);
                    Read(reader, nested, inside, style, reader.Line(nested), reporter);
                    sink.Blocks[^1] = BlockChildren.With(sink.Blocks[^1], [.. BlockChildren.Of(sink.Blocks[^1]), .. inside.Blocks]);
                    break;
                case IElement other when !HtmlNames.IsSkipped(other):
                    (RichTextList text, List<WritableBlockContent> blocks) = reader.Inside(other, style);
                    if (text.Count > 0)
                        sink.Add(text, part => Create(part, isOrdered), blocks, reader.Line(other));
                    else
                        sink.Blocks.AddRange(blocks);
                    break;
                case IText loose when !string.IsNullOrWhiteSpace(loose.Data):
                    var flow = new FlowText();
                    flow.Add(loose.Data, style);
                    sink.Add(flow.Take(), part => Create(part, isOrdered), line: line);
                    break;
            }
        }
    }

    private static void Item(HtmlBlockReader reader, IElement item, bool isOrdered, BlockSink sink, TextStyle style, Reporter reporter)
    {
        int line = reader.Line(item);

        // The list round a lone toggle is only packaging.
        if (item is { ChildElementCount: 1, FirstElementChild: { LocalName: "details" } details } && string.IsNullOrWhiteSpace(string.Concat(item.ChildNodes.OfType<IText>().Select(text => text.Data))))
        {
            reader.Details(details, sink, style, line);
            return;
        }

        bool? isChecked = Checkbox(item);
        (RichTextList text, List<WritableBlockContent> children) = reader.Inside(item, style);
        if (isChecked is not null && isOrdered)
            reporter.Add(ConversionNoticeKind.NumberLost, ConversionSeverity.Lossy, line: line);
        Color color = HtmlFormat.ColorOf(item.ClassName);
        sink.Add(
            text,
            part => isChecked is { } done ? new ToDoBlock(part) { Checked = done, Color = color }
                : isOrdered ? new NumberedListItemBlock(part) { Color = color }
                : new BulletedListItemBlock(part) { Color = color },
            children,
            line);
    }

    private static WritableBlockContent Create(RichTextList text, bool isOrdered) => isOrdered ? new NumberedListItemBlock(text) : new BulletedListItemBlock(text);

    // A checkbox is the first thing of its item, perhaps within its label or paragraph.
    private static bool? Checkbox(IElement item)
    {
        IElement? first = item.FirstElementChild;
        for (int depth = 0; depth < 3 && first is not null; depth++)
        {
            if (first.LocalName == "input" && string.Equals(first.GetAttribute("type"), "checkbox", StringComparison.OrdinalIgnoreCase))
                return first.HasAttribute("checked");
            if (first.ClassList.Contains("checkbox-on"))
                return true;
            if (first.ClassList.Contains("checkbox-off"))
                return false;
            first = first.LocalName is "label" or "p" or "span" or "div" ? first.FirstElementChild : null;
        }

        return null;
    }
}
