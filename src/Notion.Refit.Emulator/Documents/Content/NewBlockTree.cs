using System.Text.Json;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Documents.Content;

/// <summary>New blocks with their children: checked as a whole first, planted afterwards.</summary>
internal sealed class NewBlockTree
{
    private const int MostBlocks = 1000;

    // Below the blocks of a request there may be two further levels.
    private const int DeepestLevel = 2;

    private readonly List<Branch> _branches;

    private NewBlockTree(List<Branch> branches) => _branches = branches;

    /// <summary>Checks and fills in new blocks.</summary>
    /// <param name="given">The blocks.</param>
    /// <param name="member">The member of the body that they are in.</param>
    /// <param name="parent">What they are to go into; null for a page that does not exist yet.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ApiException">A block is malformed, or cannot be where it is.</exception>
    public static NewBlockTree Prepare(IReadOnlyList<WritableBlockContent> given, string member, StoredNode? parent, RequestContext context)
    {
        int count = 0;
        BodyPart? part = new BodyPart(context.Body, "body").TryGet(member, out BodyPart found) ? found : null;
        var tree = new NewBlockTree(Prepare(given, part, $"body.{member}", (parent as StoredBlock)?.Content, context, level: 0, ref count));

        // Assumption: the recordings have no request with so many blocks.
        if (count > MostBlocks)
            throw ApiErrors.TooManyBlocks(MostBlocks, count);
        LinkRules.Check(Contents(tree._branches));
        return tree;
    }

    /// <summary>Fills in a block of a seed, in which blocks may be nested as deep as in the app.</summary>
    /// <param name="given">The block.</param>
    /// <param name="path">The place in the seed.</param>
    /// <param name="parent">What it is to go into.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="ApiException">The block is malformed, or cannot be where it is.</exception>
    public static NewBlockTree PrepareSeed(WritableBlockContent given, string path, StoredNode parent, RequestContext context)
    {
        int count = 0;
        WritableBlockContent content = BlockRules.Complete(given, context);
        NestingRules.Check((parent as StoredBlock)?.Content, content, path);
        List<Branch> children = Prepare(BlockChildren.Of(given), part: null, $"{path}.{content.Type}.children", content, context, level: int.MinValue, ref count);
        return new NewBlockTree([new Branch(content, children)]);
    }

    /// <summary>Puts the blocks into the tree of the workspace.</summary>
    /// <param name="context">The request.</param>
    /// <param name="parent">What they go into.</param>
    /// <param name="index">The place of the first one; null for the end.</param>
    /// <returns>The blocks of the first level.</returns>
    public IReadOnlyList<StoredBlock> Plant(RequestContext context, StoredNode parent, int? index = null) => Plant(_branches, context, parent, index);

    // The part is the JSON of the blocks, which shows what a request did not say; null for a seed.
    private static List<Branch> Prepare(
        IReadOnlyList<WritableBlockContent> given, BodyPart? part, string path, BlockContent? parent, RequestContext context, int level, ref int count)
    {
        if (level > DeepestLevel && given.Count > 0)
            throw ApiErrors.FailedValidation("body", ApiErrors.ShouldNotBePresent(path, ModelJson.ToText(given)));

        BodyPart[] parts = part is { Value.ValueKind: JsonValueKind.Array } list ? [.. list.Items] : [];
        var branches = new List<Branch>(given.Count);
        for (int i = 0; i < given.Count; i++)
        {
            string place = $"{path}[{i}]";
            count++;
            WritableBlockContent content = BlockRules.Complete(given[i], context);
            NestingRules.Check(parent, content, place);
            IReadOnlyList<WritableBlockContent> children = BlockChildren.Of(given[i]);
            BodyPart payload = i < parts.Length && parts[i].TryGet(content.Type, out BodyPart found) ? found : new BodyPart(default, $"{place}.{content.Type}");
            if (level >= 0)
                NewBlockRules.Check(payload, content, children, context);
            branches.Add(new Branch(content, Prepare(children, payload.Member("children"), $"{place}.{content.Type}.children", content, context, level + 1, ref count)));
        }

        return branches;
    }

    private static IEnumerable<WritableBlockContent> Contents(List<Branch> branches) => branches.SelectMany(branch => Contents(branch.Children).Prepend(branch.Content));

    private static List<StoredBlock> Plant(List<Branch> branches, RequestContext context, StoredNode parent, int? index)
    {
        var planted = new List<StoredBlock>(branches.Count);
        foreach (Branch branch in branches)
        {
            var block = new StoredBlock(context.Ids.New(IdKind.Block))
            {
                Content = branch.Content,
                CreatedTime = context.Now,
                LastEditedTime = context.Now,
                CreatedBy = context.Connection.Bot,
                LastEditedBy = context.Connection.Bot,
            };
            context.Workspace.Add(block, parent, index++);
            Plant(branch.Children, context, block, index: null);
            planted.Add(block);
        }

        return planted;
    }

    private sealed record Branch(WritableBlockContent Content, List<Branch> Children);
}
