using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>Makes the content of a page what a document says: found out first, carried out afterwards.</summary>
/// <remarks>
/// Blocks that are the same stay what they are, with their ids, comments and all that no syntax can express. Assumption: so does a block of which
/// an edit changes some text; when the whole content is replaced, only blocks that look the same stay.
/// </remarks>
internal sealed class DocumentMerge
{
    private readonly StoredPage _page;
    private readonly IMarkdownSyntax _syntax;
    private readonly MarkdownAddresses _addresses;
    private readonly RequestContext _context;
    private readonly DocumentFiles _files;
    private readonly bool _keepsChanged;
    private readonly Dictionary<Guid, StoredNode> _placed = [];
    private readonly List<StoredNode> _removed = [];
    private MergePlan _plan = null!;

    private DocumentMerge(StoredPage page, IReadOnlyList<MarkdownBlock> before, bool keepsChanged, IMarkdownSyntax syntax, RequestContext context)
    {
        _page = page;
        _syntax = syntax;
        _addresses = MarkdownSyntaxes.Addresses(context, page.Id);
        _context = context;
        _files = new DocumentFiles(before, context);
        _keepsChanged = keepsChanged;
    }

    /// <summary>Finds out what has to be done.</summary>
    /// <param name="page">The page.</param>
    /// <param name="before">Its content.</param>
    /// <param name="after">What its content shall be.</param>
    /// <param name="keepsChanged">Whether a block whose text changes stays the same block.</param>
    /// <param name="mayDelete">Whether child pages and databases may go into the trash.</param>
    /// <param name="syntax">The syntax in which blocks are compared.</param>
    /// <param name="context">The request.</param>
    /// <exception cref="Protocol.Errors.ApiException">The content cannot be so, or child pages would be deleted.</exception>
    public static DocumentMerge Prepare(
        StoredPage page,
        PageDocument before,
        IReadOnlyList<MarkdownBlock> after,
        bool keepsChanged,
        bool mayDelete,
        IMarkdownSyntax syntax,
        RequestContext context)
    {
        var merge = new DocumentMerge(page, before.Blocks, keepsChanged, syntax, context);
        merge._plan = merge.Plan(page, parentContent: null, before.Blocks, after);
        merge.CheckRemoved(mayDelete, before.Missing);
        return merge;
    }

    /// <summary>Does it.</summary>
    public void Apply()
    {
        if (!_plan.Changes && _removed.Count == 0)
            return;
        _plan.Apply(_context);
        foreach (StoredNode node in _removed)
            node.IsTrashed = !_placed.ContainsKey(node.Id);
        Workspace.Touch(_page, _context.Connection.Bot, _context.Now);
    }

    private MergePlan Plan(StoredNode? parent, BlockContent? parentContent, IReadOnlyList<MarkdownBlock> before, IReadOnlyList<MarkdownBlock> after)
    {
        var partners = new MarkdownBlock?[after.Count];
        var isWhole = new bool[after.Count];
        var used = new bool[before.Count];
        Match(before, after, block => block.Id?.ToString(), partners, used);
        for (int i = 0; i < after.Count; i++)
            isWhole[i] = partners[i] is { } same && string.Equals(Whole(after[i]), Whole(same), StringComparison.Ordinal);
        Match(before, after, Whole, partners, used, isWhole);
        Match(before, after, Own, partners, used);
        if (_keepsChanged)
            Match(before, after, Kind, partners, used);

        for (int i = 0; i < before.Count; i++)
        {
            if (!used[i] && before[i].Id is { } id && _context.Workspace.FindNode(id) is { } node)
                _removed.Add(node);
        }

        var steps = new List<MergeStep>(after.Count);
        for (int i = 0; i < after.Count; i++)
            steps.Add(Step(after[i], partners[i], isWhole[i], parentContent));
        return new MergePlan(parent, steps);
    }

    // What is paired already divides the lists: only what is between two pairs can still be paired.
    private static void Match(
        IReadOnlyList<MarkdownBlock> before,
        IReadOnlyList<MarkdownBlock> after,
        Func<MarkdownBlock, string?> key,
        MarkdownBlock?[] partners,
        bool[] used,
        bool[]? isWhole = null)
    {
        Dictionary<MarkdownBlock, int> places = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < before.Count; i++)
            places.Add(before[i], i);

        int startBefore = 0;
        int startAfter = 0;
        for (int i = 0; i <= after.Count; i++)
        {
            int end = i == after.Count ? before.Count : partners[i] is { } partner ? places[partner] : -1;
            if (end < 0)
                continue;

            // A key contains the whole content of a block, so each one is needed.
            int[] left = i > startAfter ? [.. Enumerable.Range(startBefore, end - startBefore).Where(place => !used[place])] : [];
            int[] right = left.Length > 0 ? [.. Enumerable.Range(startAfter, i - startAfter)] : [];
            foreach ((int b, int a) in Alignment.Find([.. left.Select(place => key(before[place]))], [.. right.Select(place => key(after[place]))]))
            {
                partners[right[a]] = before[left[b]];
                used[left[b]] = true;
                if (isWhole is not null)
                    isWhole[right[a]] = true;
            }

            startBefore = end + 1;
            startAfter = i + 1;
        }
    }

    private string? Whole(MarkdownBlock block) =>
        block.Children.Count == 0 ? Own(block) : $"{Own(block)}\n({string.Join('\n', block.Children.Select(Whole))})";

    private string? Own(MarkdownBlock block) => _syntax.Fingerprint(_files.Restore(block), _addresses);

    private static string? Kind(MarkdownBlock block) => block.Content is MeetingNotesBlock or (WritableBlockContent and not SyncedBlock) ? block.Content.Type : null;

    private MergeStep Step(MarkdownBlock block, MarkdownBlock? partner, bool isWhole, BlockContent? parent)
    {
        if (partner is { Id: { } id } && _context.Workspace.FindNode(id) is { } node)
        {
            Place(node, block);
            BlockContent? content = (node as StoredBlock)?.Content;
            if (block.Content is MeetingNotesBlock notes && node is StoredBlock { Content: MeetingNotesBlock } meeting)
                return MergeStep.Meeting(MeetingMerge(notes, block, meeting, partner));
            if (isWhole || node is not StoredBlock stored)
                return MergeStep.Keep(node);

            bool isSame = string.Equals(Own(block), Own(partner), StringComparison.Ordinal);
            WritableBlockContent? changed = isSame ? null : Complete(block, parent, content);
            return MergeStep.Keep(node, changed, Plan(Target(stored), content, partner.Children, block.Children));
        }

        return block.Id is { } reference ? Bring(block, reference, parent) : New(block, parent);
    }

    private MergeStep New(MarkdownBlock block, BlockContent? parent)
    {
        switch (block.Content)
        {
            case WritableBlockContent:
                WritableBlockContent content = Complete(block, parent, before: null);

                // A copy has no content of its own.
                IReadOnlyList<MarkdownBlock> children = content is SyncedBlock { SyncedFrom: not null } ? [] : block.Children;
                return MergeStep.Plant(content, Plan(parent: null, content, before: [], children));
            case MeetingNotesBlock notes:
                return MergeStep.Meeting(MeetingMerge(notes, block, stored: null, before: null));
            case ChildPageBlock page:
                return MergeStep.PlantPage(page.Title);
            case ChildDatabaseBlock:
                // Assumption: databases have schemas that no syntax can express; there is an operation for them.
                throw ApiErrors.DatabaseInMarkdown();
            default:
                throw ApiErrors.BlockInMarkdown(block.Alternative);
        }
    }

    // Something that is elsewhere: in this page, or, for pages and databases, anywhere.
    private MergeStep Bring(MarkdownBlock block, Guid id, BlockContent? parent)
    {
        ObjectKind kind = block.Content switch
        {
            ChildPageBlock => ObjectKind.Page,
            ChildDatabaseBlock => ObjectKind.Database,
            _ => ObjectKind.Block,
        };
        StoredNode? node = _context.Scope.FindNode(id);
        bool fits = kind switch
        {
            ObjectKind.Page => node is StoredPage,
            ObjectKind.Database => node is StoredDatabase,
            _ => node is StoredBlock stored && IsInside(stored, _page) && block.Content switch
            {
                null => stored.Content is not SyncedBlock,
                MeetingNotesBlock => stored.Content is MeetingNotesBlock,
                _ => stored.Content is SyncedBlock,
            },
        };
        if (node is null || !fits || node.IsInTrash)
            throw ApiErrors.NotFound(kind, id, _context.Connection);
        if (IsInside(_page, node))
            throw ApiErrors.PageIntoItself();

        Place(node, block);
        if (block.Content is MeetingNotesBlock notes)
            return MergeStep.Meeting(MeetingMerge(notes, block, (StoredBlock)node, PageDocument.Of(node, _context.Scope)));
        if (node is StoredBlock brought)
        {
            if (brought.Content is WritableBlockContent content)
                NestingRules.Check(parent, content, "markdown");
            if (block.Content is not null)
                return MergeStep.Bring(node, Plan(node, brought.Content, PageDocument.Of(node, _context.Scope).Children, block.Children));
        }

        return MergeStep.Bring(node, children: null);
    }

    // Only the parts that the document has can change; the others stay what they are.
    private MeetingMerge MeetingMerge(MeetingNotesBlock notes, MarkdownBlock block, StoredBlock? stored, MarkdownBlock? before)
    {
        var plans = new List<MergePlan>();
        MergePlan? first = null;
        foreach (MarkdownBlock part in block.Children)
        {
            MarkdownBlock? same = before?.Children.FirstOrDefault(other => other.Part == part.Part);
            if (same?.Id is { } id && _context.Workspace.FindNode(id) is { } node)
                plans.Add(Plan(node, parentContent: null, same.Children, part.Children));
            else if (part.Part == MeetingPart.Notes)
                first = Plan(parent: null, parentContent: null, before: [], part.Children);
        }

        bool isSame = before is not null && string.Equals(Own(block), Own(before), StringComparison.Ordinal);
        return new MeetingMerge(stored, isSame ? null : RichTextRules.Complete(notes.Title), plans, first);
    }

    private static bool IsInside(StoredNode node, StoredNode outer)
    {
        for (StoredNode? at = node; at is not null; at = at.Parent)
        {
            if (at == outer)
                return true;
        }

        return false;
    }

    private void Place(StoredNode node, MarkdownBlock block)
    {
        if (!_placed.TryAdd(node.Id, node))
            throw ApiErrors.NamedTwice(block.Content?.Type ?? block.Alternative, node.Id);
    }

    // What is in a copy of a synced block is in its original.
    private StoredNode Target(StoredBlock block) =>
        block.Content is SyncedBlock { SyncedFrom: { } source } && _context.Scope.FindNode(source.BlockId.Value) is { } original ? original : block;

    private WritableBlockContent Complete(MarkdownBlock block, BlockContent? parent, BlockContent? before)
    {
        if (block.Content is SyncedBlock { SyncedFrom: { } source } && _context.Scope.FindNode(source.BlockId.Value) is not StoredBlock { Content: SyncedBlock { SyncedFrom: null } })
            throw ApiErrors.NotFound(ObjectKind.Block, source.BlockId.Value, _context.Connection);
        WritableBlockContent content = _files.Complete((WritableBlockContent)block.Content!, before);
        NestingRules.Check(parent, content, "markdown");
        return content;
    }

    private void CheckRemoved(bool mayDelete, IReadOnlyList<Guid> missing)
    {
        var lost = new List<StoredNode>();
        foreach (StoredNode node in _removed)
            Collect(node, lost);

        if (lost.Exists(node => missing.Contains(node.Id)))
            throw ApiErrors.TooLargeToEdit();

        string[] protectedItems = [.. lost.Where(node => node is StoredPage or StoredDatabase).Select(Tag)];
        if (protectedItems.Length > 0 && !mayDelete)
        {
            throw ApiErrors.ChildrenDeleted(protectedItems);
        }
    }

    // Assumption: the wording; that the affected items are listed is known.
    private string Tag(StoredNode node) => _syntax.Write([PageDocument.Of(node, _context.Scope)], _addresses).Text;

    private void Collect(StoredNode node, List<StoredNode> lost)
    {
        if (_placed.ContainsKey(node.Id))
            return;
        lost.Add(node);
        if (node is not StoredBlock)
            return;
        foreach (StoredNode child in node.VisibleChildren)
            Collect(child, lost);
    }
}
