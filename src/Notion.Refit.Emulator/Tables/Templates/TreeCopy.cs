using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Views;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Templates;

/// <summary>Copies what is in a page: blocks, pages, and databases with their schemas, rows and views.</summary>
/// <remarks>
/// What names something inside names its copy afterwards: relations, mentions, links, copies of synced blocks, conditions of views. Assumption:
/// a two-way relation to a data source outside is one-way in the copy, since its other side belongs to the original.
/// </remarks>
internal sealed class TreeCopy(Workspace workspace, IdSource ids, StoredUser by, DateTimeOffset now, Func<RichTextList, RichTextList> fill)
{
    private readonly Dictionary<Guid, Guid> _ids = [];
    private readonly Dictionary<Guid, StoredNode> _copies = [];

    /// <summary>Appends copies of the content of one page, without the trash, to another.</summary>
    public void CopyChildren(StoredPage from, StoredPage to)
    {
        // All of it is found before anything is added: a page may be in what it gets a copy of.
        List<StoredNode> originals = Inside(from);
        _ids.Add(from.Id, to.Id);
        foreach (StoredNode original in originals)
            _ids.Add(original.Id, ids.New(KindOf(original)));

        _copies.Add(from.Id, to);
        foreach (StoredNode original in originals)
        {
            StoredNode copy = Copy(original, _ids[original.Id]);
            _copies.Add(original.Id, copy);
            workspace.Add(copy, _copies[original.Parent!.Id]);
        }

        foreach (StoredNode original in originals)
        {
            if (original is StoredDatabase database)
                CopyViews(database, (StoredDatabase)_copies[database.Id]);
            else if (original is StoredDataSource source)
                CopyTemplates(source, (StoredDataSource)_copies[source.Id]);
        }
    }

    private static IdKind KindOf(StoredNode node) => node switch
    {
        StoredDatabase => IdKind.Database,
        StoredDataSource source => source == source.Database.DataSources.First() ? IdKind.FirstDataSource : IdKind.DataSource,
        _ => IdKind.Block,
    };

    private static List<StoredNode> Inside(StoredNode from)
    {
        List<StoredNode> found = [.. from.VisibleChildren];
        for (int i = 0; i < found.Count; i++)
            found.AddRange(found[i].VisibleChildren);
        return found;
    }

    private StoredNode Copy(StoredNode node, Guid id) => node switch
    {
        StoredBlock block => new StoredBlock(id)
        {
            Content = Redirect(BlockTextMap.Of(block.Content, Fill)),
            CreatedTime = now,
            LastEditedTime = now,
            CreatedBy = by,
            LastEditedBy = by,
        },
        StoredPage page => Copy(page, id),
        StoredDatabase database => new StoredDatabase(id)
        {
            OwnTitle = Fill(database.OwnTitle),
            Description = Fill(database.Description),
            Icon = database.Icon,
            Cover = database.Cover,
            IsInline = database.IsInline,
            IsLocked = database.IsLocked,
            CreatedTime = now,
            LastEditedTime = now,
            CreatedBy = by,
            LastEditedBy = by,
        },
        _ => Copy((StoredDataSource)node, id),
    };

    private StoredPage Copy(StoredPage page, Guid id)
    {
        var copy = new StoredPage(id)
        {
            Icon = page.Icon,
            Cover = page.Cover,
            UniqueNumber = page.UniqueNumber,
            CreatedTime = now,
            LastEditedTime = now,
            CreatedBy = by,
            LastEditedBy = by,
        };
        foreach (string property in page.Values.Ids)
        {
            copy.Values[property] = page.Values.Find(property)! switch
            {
                TitleValue title => new TitleValue(Fill(title.Title)),
                RichTextValue text => new RichTextValue(Fill(text.RichText)),
                RelationValue relation => new RelationValue([.. relation.Pages.Select(related => new PageReference(new PageId(Now(related.Id.Value))))]),
                var value => value,
            };
        }

        foreach ((string property, PropertyValue value) in page.ToldValues ?? Enumerable.Empty<KeyValuePair<string, PropertyValue>>())
            copy.TellComputed(property, value);
        return copy;
    }

    private StoredDataSource Copy(StoredDataSource source, Guid id)
    {
        var copy = new StoredDataSource(id)
        {
            Title = Fill(source.Title),
            Description = Fill(source.Description),
            Icon = source.Icon,
            Cover = source.Cover,
            LastUniqueNumber = source.LastUniqueNumber,
            CreatedTime = now,
            LastEditedTime = now,
            CreatedBy = by,
            LastEditedBy = by,
        };
        foreach (StoredProperty property in source.Properties.Values)
        {
            copy.Properties.Add(property.Id, property with
            {
                Schema = property.Schema switch
                {
                    RelationSchema relation => Redirect(relation),
                    FormulaSchema { Expression: { } expression } formula => formula with
                    {
                        Expression = expression.Replace(source.Id.ToString(), id.ToString(), StringComparison.Ordinal),
                    },
                    var schema => schema,
                },
            });
        }

        return copy;
    }

    private RelationSchema Redirect(RelationSchema relation)
    {
        if (!_ids.TryGetValue(relation.DataSourceId.Value, out Guid target))
            return relation with { Kind = new OneWayRelation() };
        return relation with { DataSourceId = new DataSourceId(target), DatabaseId = relation.DatabaseId is { } database ? new DatabaseId(Now(database.Value)) : (DatabaseId?)null };
    }

    private void CopyTemplates(StoredDataSource from, StoredDataSource to)
    {
        foreach (StoredPage template in from.Templates)
        {
            if (!_copies.TryGetValue(template.Id, out StoredNode? copy))
                continue;
            to.Templates.Add((StoredPage)copy);
            if (from.DefaultTemplate == template)
                to.DefaultTemplate = (StoredPage)copy;
        }
    }

    private void CopyViews(StoredDatabase from, StoredDatabase to)
    {
        to.Views.AddRange(from.Views.Select(view => Copy(view, to, dashboard: null)).OfType<StoredView>());

        // What its views showed may be in the trash.
        if (to.Views.Count == 0 && to.DataSources.FirstOrDefault() is { } source)
            DefaultView.Add(source, ids.NewRandom(), workspace);
    }

    private StoredView? Copy(StoredView view, StoredDatabase database, StoredView? dashboard)
    {
        StoredDataSource? source = view.DataSource is { } shown && _copies.TryGetValue(shown.Id, out StoredNode? found) ? (StoredDataSource)found : view.DataSource;
        if (source is { IsInTrash: true })
            return null;
        var copy = new StoredView(ids.New(IdKind.View), database)
        {
            DataSource = source,
            Name = view.Name,
            Type = view.Type,
            Filter = Redirect(view.Filter)?.AsObject(),
            Sorts = Redirect(view.Sorts)?.AsArray(),
            Layout = Redirect(view.Layout)?.AsObject(),
            Dashboard = dashboard,
            CreatedTime = now,
            LastEditedTime = now,
            CreatedBy = by,
            LastEditedBy = by,
        };
        foreach ((string property, JsonObject condition) in view.QuickFilters)
            copy.QuickFilters.Add(property, Redirect(condition)!.AsObject());
        workspace.Views.Add(copy.Id, copy);

        foreach (StoredDashboardRow row in view.Rows)
        {
            var copied = new StoredDashboardRow(ids.NewRandom());
            foreach ((_, StoredView widget) in row.Widgets)
            {
                if (Copy(widget, database, copy) is { } shownThere)
                    copied.Widgets.Add((ids.NewRandom(), shownThere));
            }

            if (copied.Widgets.Count > 0)
                copy.Rows.Add(copied);
        }

        return copy;
    }

    private Guid Now(Guid id) => _ids.GetValueOrDefault(id, id);

    private BlockContent Redirect(BlockContent content) => content switch
    {
        SyncedBlock { SyncedFrom: { } source } => new SyncedBlock(new SyncedBlockSource(new BlockId(Now(source.BlockId.Value)))),
        LinkToPageBlock { Target: PageLink link } => new LinkToPageBlock(new PageLink(new PageId(Now(link.PageId.Value)))),
        LinkToPageBlock { Target: DatabaseLink link } => new LinkToPageBlock(new DatabaseLink(new DatabaseId(Now(link.DatabaseId.Value)))),
        MeetingNotesBlock { Children: { } parts } notes => notes with
        {
            Children = parts with { SummaryBlockId = Redirect(parts.SummaryBlockId), NotesBlockId = Redirect(parts.NotesBlockId), TranscriptBlockId = Redirect(parts.TranscriptBlockId) },
        },
        _ => content,
    };

    private BlockId? Redirect(BlockId? part) => part is { } id ? new BlockId(Now(id.Value)) : (BlockId?)null;

    private RichTextList Fill(RichTextList text)
    {
        RichTextList filled = fill(text);
        return filled.Any(Names) ? RichTextList.Create([.. filled.Select(Redirect)]) : filled;

        bool Names(RichText piece) => !ReferenceEquals(Redirect(piece), piece);
    }

    private RichText Redirect(RichText piece) => piece.Content switch
    {
        MentionContent { Mention: PageMention { Id.Value: var id } } when _ids.ContainsKey(id) => piece with { Content = new MentionContent { Mention = new PageMention(new PageId(Now(id))) } },
        MentionContent { Mention: DatabaseMention { Id.Value: var id } } when _ids.ContainsKey(id) =>
            piece with { Content = new MentionContent { Mention = new DatabaseMention(new DatabaseId(Now(id))) } },
        _ => piece,
    };

    // An id may be anywhere in the filter of a view.
    private JsonNode? Redirect(JsonNode? json) => json switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Redirect(member.Value)))),
        JsonArray entries => new JsonArray([.. entries.Select(Redirect)]),
        JsonValue value when value.TryGetValue(out string? text) && Guid.TryParse(text, out Guid id) && _ids.TryGetValue(id, out Guid copy) => JsonValue.Create(copy.ToString()),
        _ => json?.DeepClone(),
    };
}
