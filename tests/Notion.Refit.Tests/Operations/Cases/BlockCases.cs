using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class BlockCases
{
    private const string Url = $"https://api.notion.com/v1/blocks/{Some.Block}";

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of("retrieveBlock", $"GET {Url}", (notion, ct) => notion.Blocks.RetrieveAsync(Some.Block, ct), Answers.Block, ExpectBlock),

        OperationCase.Of(
            "retrieveBlock",
            $"GET https://api.notion.com/v1/blocks/{Some.Page}",
            (notion, ct) => notion.Blocks.RetrieveAsync(new PageId(new Guid(Some.Page)), ct),
            Answers.Block,
            ExpectBlock,
            name: "by the id of a page"),

        OperationCase.Of(
            "updateBlock",
            $"PATCH {Url}",
            (notion, ct) => notion.Blocks.UpdateAsync(Some.Block, new(new ParagraphBlock("Changed") { Color = Color.Blue }), ct),
            Answers.Block,
            ExpectBlock,
            body: """{"type":"paragraph","paragraph":{"rich_text":[{"type":"text","text":{"content":"Changed"}}],"color":"blue"}}"""),

        OperationCase.Of(
            "updateBlock",
            $"PATCH {Url}",
            (notion, ct) => notion.Blocks.UpdateAsync(Some.Block, new() { InTrash = true }, ct),
            Answers.Block,
            ExpectBlock,
            body: """{"in_trash":true}""",
            name: "into the trash"),

        OperationCase.Of("deleteBlock", $"DELETE {Url}", (notion, ct) => notion.Blocks.DeleteAsync(Some.Block, ct), Answers.Block, ExpectBlock),

        OperationCase.Of(
            "listBlockChildren",
            $"GET {Url}/children?start_cursor=cursor_1&page_size=100",
            (notion, ct) => notion.Blocks.ListChildrenAsync(Some.Block, "cursor_1", 100, ct),
            Answers.List(Answers.Block, "block"),
            ExpectBlocks),

        OperationCase.Of(
            "listBlockChildren",
            $"GET {Url}/children",
            (notion, ct) => notion.Blocks.ListChildrenAsync(Some.Block, cancellationToken: ct),
            Answers.List(Answers.Block, "block"),
            ExpectBlocks,
            name: "from the beginning"),

        OperationCase.Of(
            "appendBlockChildren",
            $"PATCH {Url}/children",
            (notion, ct) => notion.Blocks.AppendChildrenAsync(
                Some.Block,
                new([new Heading2Block("Plan"), new DividerBlock(), new ToggleBlock("More") { Children = [new ParagraphBlock("inside")] }])
                {
                    Position = new AfterBlockPosition(new(Some.Block)),
                },
                ct),
            Answers.List(Answers.Block, "block"),
            ExpectBlocks,
            body: $$$"""
            {"children":[{"type":"heading_2","heading_2":{"rich_text":[{"type":"text","text":{"content":"Plan"}}]}},
                         {"type":"divider","divider":{}},
                         {"type":"toggle","toggle":{"rich_text":[{"type":"text","text":{"content":"More"}}],
                          "children":[{"type":"paragraph","paragraph":{"rich_text":[{"type":"text","text":{"content":"inside"}}]}}]}}],
             "position":{"type":"after_block","after_block":{"id":"{{{Some.Block}}}"}} }
            """),
    ];

    private static void ExpectBlock(Block block)
    {
        Assert.That(block.Id, Is.EqualTo(new BlockId(new Guid(Some.Block))));
        Assert.That(((PageParent)block.Parent).PageId, Is.EqualTo(new PageId(new Guid(Some.Page))));
        Assert.That(block.HasChildren, Is.False);
        Assert.That(block.IsPartial, Is.False);
        var paragraph = (ParagraphBlock)block.Content;
        Assert.That(paragraph.Type, Is.EqualTo("paragraph"));
        Assert.That(paragraph.RichText.ToPlainText(), Is.EqualTo("Write tests"));
        Assert.That(paragraph.RichText[0].Annotations!.Bold, Is.True);
        Assert.That(paragraph.Color, Is.EqualTo(Color.BlueBackground));
        Assert.That(paragraph.Icon, Is.Null);
        Assert.That(paragraph.Children, Is.Empty);
    }

    private static void ExpectBlocks(BlockList list)
    {
        ExpectBlock(list.Results.Single());
        Assert.That(list.HasMore, Is.True);
        Assert.That(list.NextCursor, Is.EqualTo("cursor_2"));
        Assert.That(list.Type, Is.EqualTo(ListType.Block));
        Assert.That(list.RequestId, Is.EqualTo(Some.Request));
    }
}
