using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Objects;

/// <summary>Finds the objects that refer to another one, among those that a store knows.</summary>
internal sealed class Backlinks(LiveSession session, Guid target)
{
    public IReadOnlyList<LiveBlock> Find()
    {
        var found = new List<LiveBlock>();
        foreach (Guid id in session.Store.KnownIds())
        {
            if (id == target || session.Store.FreshnessOf(id) is { IsTrashed: true } or { IsLost: true })
                continue;
            bool refers = session.Store.FindAny(id) switch
            {
                Block block => Refers(block.Content),
                Page page => page.Properties.Values.Any(property => Refers(property.Value)),
                Database database => Refers(database.Title) || Refers(database.Description),
                _ => false,
            };
            if (refers)
                found.Add(session.BlockOf(new BlockId(id)));
        }

        return found;
    }

    private bool Refers(BlockContent content)
    {
        switch (content)
        {
            case LinkToPageBlock { Target: PageLink link }:
                return link.PageId.Value == target;
            case LinkToPageBlock { Target: DatabaseLink link }:
                return link.DatabaseId.Value == target;
            case SyncedBlock { SyncedFrom: { } source }:
                return source.BlockId.Value == target;
        }

        bool refers = false;
        BlockTextMap.Visit(content, text => refers |= Refers(text));
        return refers;
    }

    private bool Refers(PropertyValue value) => value switch
    {
        RelationValue relation => relation.Pages.Any(page => page.Id.Value == target),
        TitleValue title => Refers(title.Title),
        RichTextValue text => Refers(text.RichText),
        _ => false,
    };

    private bool Refers(RichTextList text) => text.Any(piece => piece.Content switch
    {
        MentionContent { Mention: PageMention mention } => mention.Id.Value == target,
        MentionContent { Mention: DatabaseMention mention } => mention.Id.Value == target,
        TextContent { Link.Url: { } url } => IsLink(url),
        _ => false,
    });

    private bool IsLink(string url) =>
        (PageId.TryParse(url, out PageId page) && page.Value == target) || (BlockId.TryParse(url, out BlockId block) && block.Value == target);
}
