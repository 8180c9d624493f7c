using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Following;

/// <summary>Another program that changes Notion at random.</summary>
internal sealed class Changer(NotionClient notion, EmulatedConnection reader, Random random, PageId hidden)
{
    private readonly List<DataSourceId> _sources = [];
    private readonly List<PageId> _pages = [];
    private readonly List<PageId> _shareable = [];
    private readonly List<(PageId Id, bool InTrash)> _rows = [];
    private readonly List<(BlockId Id, BlockId Parent)> _blocks = [];
    private readonly List<PageId> _childPages = [];
    private readonly HashSet<PageId> _unshared = [];
    private readonly Dictionary<DataSourceId, List<string>> _columns = [];
    private int _number;

    public SortedDictionary<string, int> Made { get; } = [];

    public void Add(DataSourceId source, IEnumerable<PageId> rows)
    {
        _sources.Add(source);
        _columns[source] = [];
        _rows.AddRange(rows.Select(row => (row, false)));
    }

    public void Add(PageId page, bool canBeUnshared)
    {
        _pages.Add(page);
        if (canBeUnshared)
            _shareable.Add(page);
    }

    /// <summary>Makes one change. What Notion refuses, such as a block in a row that is in the trash, is not a change.</summary>
    public async Task ChangeAsync()
    {
        try
        {
            await TryChangeAsync();
        }
        catch (NotionApiException)
        {
            Count("refused");
        }
    }

    private async Task TryChangeAsync()
    {
        int kind = random.Next(100);
        string text = $"{++_number}";
        switch (kind)
        {
            case < 22 when Pick(_rows.Where(row => !row.InTrash)) is { Id: var row }:
                await UpdateRowAsync(row, text);
                break;
            case < 32:
                DataSourceId source = Pick(_sources);
                _rows.Add(((await notion.Pages.CreateAsync(new() { Parent = Parent.DataSource(source), Properties = { ["Name"] = new TitleValue(text) }, Children = [new ParagraphBlock(text)] })).Id, false));
                Count("create row");
                break;
            case < 38 when _rows.Count > 3:
                int index = random.Next(_rows.Count);
                _rows[index] = (_rows[index].Id, !_rows[index].InTrash);
                await notion.Pages.UpdateAsync(_rows[index].Id, new() { InTrash = _rows[index].InTrash });
                Count(_rows[index].InTrash ? "trash row" : "restore row");
                break;
            case < 41 when Pick(_rows.Where(row => !row.InTrash)) is { Id: var row } && row != default:
                // To the other data source, or out of sight.
                bool isHidden = random.Next(3) == 0;
                await notion.Pages.MoveAsync(row, new(isHidden ? Parent.Page(hidden) : Parent.DataSource(Pick(_sources))));
                if (isHidden)
                    _rows.RemoveAll(entry => entry.Id == row);
                Count(isHidden ? "hide row" : "move row");
                break;
            case < 46:
                await ChangeSchemaAsync(text);
                break;
            case < 66:
                await AppendAsync(text);
                break;
            case < 78 when _blocks.Count > 0:
                await notion.Blocks.UpdateAsync(Pick(_blocks).Id, new() { Content = new ToggleBlock(text) });
                Count("update block");
                break;
            case < 86 when _blocks.Count > 0:
                await DeleteAsync(Pick(_blocks).Id);
                break;
            case < 90:
                _childPages.Add((await notion.Pages.CreateAsync(new() { Parent = Parent.Page(Pick(_pages)), Properties = { ["title"] = new TitleValue(text) } })).Id);
                Count("create child page");
                break;
            case < 94 when _childPages.Count > 0:
                await notion.Pages.MoveAsync(Pick(_childPages), new(Parent.Page(Pick(_pages))));
                Count("move child page");
                break;
            case < 97:
                await notion.Pages.UpdateAsync(Pick(_pages), new() { Properties = { ["title"] = new TitleValue(text) }, Icon = new EmojiIcon(_number % 2 == 0 ? "🚀" : "🌍"), IsLocked = _number % 3 == 0 });
                Count("update page");
                break;
            default:
                PageId page = Pick(_shareable);
                if (_unshared.Remove(page))
                    reader.Share(page);
                else if (_unshared.Add(page))
                    reader.Unshare(page);
                Count(_unshared.Contains(page) ? "unshare" : "share");
                break;
        }
    }

    private async Task UpdateRowAsync(PageId row, string text)
    {
        Page page = await notion.Pages.RetrieveAsync(row);
        var values = new UpdatePageRequest { Properties = { ["Name"] = new TitleValue(text) } };
        if (page.Properties.ContainsKey("Number"))
            values.Properties["Number"] = new NumberValue(random.Next(3));
        if (page.Parent is DataSourceParent parent && _columns.TryGetValue(parent.DataSourceId, out List<string>? columns) && columns.Count > 0)
            values.Properties[Pick(columns)] = new RichTextValue(text);
        if (page.Properties.ContainsKey("Others") && random.Next(3) == 0)
            values.Properties["Others"] = new RelationValue([.. _rows.Where(other => !other.InTrash).OrderBy(_ => random.Next()).Take(random.Next(40)).Select(other => (PageReference)other.Id)]);
        await notion.Pages.UpdateAsync(row, values);
        Count("update row");
    }

    private async Task ChangeSchemaAsync(string text)
    {
        DataSourceId source = Pick(_sources);
        List<string> columns = _columns[source];
        if (columns.Count < 3)
        {
            await notion.DataSources.UpdateAsync(source, new() { Properties = { [$"C{text}"] = PropertySchema.RichText() } });
            columns.Add($"C{text}");
            Count("add column");
        }
        else if (random.Next(2) == 0)
        {
            string name = Pick(columns);
            await notion.DataSources.UpdateAsync(source, new() { Properties = { [name] = PropertyUpdate.Rename($"R{text}") } });
            columns[columns.IndexOf(name)] = $"R{text}";
            Count("rename column");
        }
        else
        {
            string name = Pick(columns);
            await notion.DataSources.UpdateAsync(source, new() { Properties = { [name] = null } });
            columns.Remove(name);
            Count("remove column");
        }
    }

    private async Task AppendAsync(string text)
    {
        bool isDeep = random.Next(2) == 0 && _blocks.Count > 0;
        BlockId parent = isDeep ? Pick(_blocks).Id : random.Next(4) == 0 && _rows.Exists(row => !row.InTrash) ? Pick(_rows.Where(row => !row.InTrash)).Id : Pick(_pages);
        BlockPosition? position = random.Next(3) switch
        {
            0 => BlockPosition.Start,
            1 when _blocks.Exists(block => block.Parent == parent) => BlockPosition.After(Pick(_blocks.Where(block => block.Parent == parent)).Id),
            _ => null,
        };
        BlockList added = await notion.Blocks.AppendChildrenAsync(parent, new()
        {
            Children = [new ToggleBlock(text) { Children = random.Next(2) == 0 ? [new ParagraphBlock("in " + text)] : [] }],
            Position = position,
        });
        _blocks.AddRange(added.Results.Where(block => block.Content is ToggleBlock).Select(block => (block.Id, parent)));
        Count("append block");
    }

    private async Task DeleteAsync(BlockId id)
    {
        await notion.Blocks.DeleteAsync(id);
        HashSet<BlockId> gone = [id];
        while (_blocks.RemoveAll(block => gone.Contains(block.Id) || (gone.Contains(block.Parent) && gone.Add(block.Id))) > 0)
        {
        }

        Count("delete block");
    }

    private void Count(string kind) => Made[kind] = Made.GetValueOrDefault(kind) + 1;

    private T Pick<T>(IEnumerable<T> items)
    {
        T[] all = [.. items];
        return all.Length == 0 ? default! : all[random.Next(all.Length)];
    }
}
