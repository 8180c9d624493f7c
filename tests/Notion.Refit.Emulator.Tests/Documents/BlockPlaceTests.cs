using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Everyday.Trees;
using Notion.Refit.Models;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Documents;

/// <summary>Walks all types of blocks through all places that must know them. A new type fails here, with the name of the file to change.</summary>
public sealed class BlockPlaceTests
{
    // Types that the API only responds with; it makes them by other operations.
    private static readonly string[] ReadOnlyTypes = ["child_page", "child_database", "link_preview", "meeting_notes", "transcription", "unsupported"];

    private static readonly RichTextList Marker = "marker";

    private static IEnumerable<Type> Types() => typeof(BlockContent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(BlockContent)) && !type.IsAbstract && !type.Name.StartsWith("Unknown", StringComparison.Ordinal))
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<Type> WritableTypes() => Types().Where(type => type.IsSubclassOf(typeof(WritableBlockContent)));

    [Test]
    public void There_are_types_to_walk() => Assert.That(Types().Count(), Is.GreaterThan(30));

    [TestCaseSource(nameof(Types))]
    public void Rich_text_is_visited_in_every_property(Type type)
    {
        BlockContent content = Fill(type);

        BlockContent mapped = BlockTextMap.Of(content, _ => Marker);

        foreach (PropertyInfo property in type.GetProperties().Where(IsText))
        {
            object? value = property.GetValue(mapped);
            IEnumerable<RichTextList> texts = value is RichTextList one ? [one] : (IEnumerable<RichTextList>)value!;
            Assert.That(texts, Is.All.SameAs(Marker), $"src/Notion.Refit/Everyday/Trees/BlockTextMap.cs does not know {type.Name}.{property.Name}");
        }
    }

    [TestCaseSource(nameof(Types))]
    public void Looking_at_texts_copies_nothing(Type type)
    {
        BlockContent content = Fill(type);

        Assert.That(BlockTextMap.Of(content, text => text), Is.SameAs(content));
    }

    [TestCaseSource(nameof(WritableTypes))]
    public void Children_are_found_and_replaced_where_a_type_has_them(Type type)
    {
        var content = (WritableBlockContent)Fill(type);
        bool has = type.GetProperty("Children") is not null;
        const string File = "src/Notion.Refit/Everyday/Trees/BlockChildren.cs";

        Assert.That(BlockChildren.Of(content), Has.Count.EqualTo(has ? 1 : 0), $"{File} does not know the children of {type.Name}");
        if (has)
            Assert.That(BlockChildren.Of(BlockChildren.With(content, [new DividerBlock(), new DividerBlock()])), Has.Count.EqualTo(2), $"{File} does not know the children of {type.Name}");
        else
            Assert.That(() => BlockChildren.With(content, [new DividerBlock()]), Throws.ArgumentException);
    }

    [TestCaseSource(nameof(WritableTypes))]
    public void Nesting_allows_children_where_a_type_has_them(Type type)
    {
        BlockContent content = Fill(type);

        Assert.That(NestingRules.TakesChildren(content), Is.EqualTo(type.GetProperty("Children") is not null), $"NestingRules.TakesChildren does not know {type.Name}");
    }

    [Test]
    public void Every_type_is_written_or_known_to_be_read_only()
    {
        string[] written = [.. WritableTypes().Select(type => Fill(type).Type)];
        string[] read = [.. Types().Where(type => !type.IsSubclassOf(typeof(WritableBlockContent))).Select(type => Fill(type).Type)];

        Assert.That(read, Is.EquivalentTo(ReadOnlyTypes), "a type that is only read: how does it come into being?");
        Assert.That(written, Is.Not.Empty);
    }

    [TestCaseSource(nameof(WritableTypes))]
    public async Task A_block_of_every_type_can_be_made_read_and_copied(Type type)
    {
        await using var api = new RawApi();
        string target = (await api.CreatePageAsync()).Id;
        string original = Ok(await api.AppendAsync(api.RootPageId(), "[{'synced_block': {'synced_from': null}}]")).Results.Single().GetProperty("id").GetString()!;
        string name = ((WritableBlockContent)Fill(type)).Type;
        (string wrapped, Func<JsonElement, bool> isIt) = Wrap(name, Sample(type, target, original));

        RawAnswer made = await api.AppendAsync(target, $"[{wrapped}]");
        Assert.That(made.Status, Is.EqualTo(200), $"BlockRules.Complete does not know {type.Name}: {(made.Status == 200 ? "" : made.Message)}");
        (_, string source) = await api.CreateTableAsync();
        string row = await api.CreateRowAsync(source, "Template");
        Ok(await api.AppendAsync(row, $"[{wrapped}]"));
        api.Emulator.Workspace.MakeTemplate(new PageId(Guid.Parse(row)));
        RawAnswer copy = Ok(await api.PostAsync("/v1/pages", Body("{'parent': {'data_source_id': '$0'}, 'template': {'type': 'template_id', 'template_id': '$1'}}", source, row)));

        Assert.That(await BlocksInAsync(api, target), Has.Some.Matches<JsonElement>(block => isIt(block)), $"BlockAnswers does not show {type.Name}");
        JsonElement before = (await BlocksInAsync(api, row)).First(isIt);
        JsonElement after = (await BlocksInAsync(api, copy.Id)).FirstOrDefault(isIt);
        Assert.That(after.ValueKind, Is.EqualTo(JsonValueKind.Object), $"TreeCopy does not copy {type.Name}");
        Assert.That(after.GetProperty(name).GetRawText(), Is.EqualTo(before.GetProperty(name).GetRawText()), $"TreeCopy loses content of {type.Name}");
    }

    [TestCaseSource(nameof(Types))]
    public void A_type_that_names_other_objects_is_redirected_in_copies(Type type)
    {
        bool names = References(type, []).Any();

        // Those that TreeCopy.Redirect has a branch for.
        string[] redirected = [nameof(SyncedBlock), nameof(LinkToPageBlock), nameof(MeetingNotesBlock)];
        if (names && type.Name != "TranscriptionBlock") // It is stored as meeting notes.
            Assert.That(redirected, Does.Contain(type.Name), $"Tables/Templates/TreeCopy.cs must redirect the ids in {type.Name}");
    }

    private static bool IsText(PropertyInfo property) =>
        property.PropertyType == typeof(RichTextList) || typeof(IEnumerable<RichTextList>).IsAssignableFrom(property.PropertyType);

    // The ids of pages, blocks and databases in a type, without the blocks inside.
    private static IEnumerable<Type> References(Type type, HashSet<Type> seen)
    {
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            Type inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (inner == typeof(PageId) || inner == typeof(BlockId) || inner == typeof(DatabaseId))
                yield return inner;
            if (inner.Namespace != "Notion.Refit.Models" || !inner.IsClass || inner == typeof(RichTextList) || inner.IsSubclassOf(typeof(BlockContent)) || !seen.Add(inner))
                continue;
            IEnumerable<Type> kinds = inner.IsAbstract ? inner.Assembly.GetTypes().Where(kind => kind.IsSubclassOf(inner)) : [inner];
            foreach (Type found in kinds.SelectMany(kind => References(kind, seen)))
                yield return found;
        }
    }

    // A content with a text in every property for texts and a child where it can have one.
    private static BlockContent Fill(Type type)
    {
        var content = (BlockContent)(type.GetConstructor([]) is { } constructor ? constructor.Invoke(null) : RuntimeHelpers.GetUninitializedObject(type));
        RichTextList text = type.Name;
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite))
        {
            if (property.PropertyType == typeof(RichTextList))
                property.SetValue(content, text);
            else if (property.PropertyType == typeof(IReadOnlyList<RichTextList>))
                property.SetValue(content, (RichTextList[])[text, text]);
            else if (property.PropertyType == typeof(IReadOnlyList<WritableBlockContent>))
                property.SetValue(content, (WritableBlockContent[])[new DividerBlock()]);
            else if (property.Name is "IsToggleable")
                property.SetValue(content, true);
        }

        return content;
    }

    // The JSON of a request that makes one, with what the type needs.
    private static string Sample(Type type, string page, string original)
    {
        var members = new List<string>();
        foreach (PropertyInfo property in type.GetProperties())
        {
            string? member = property switch
            {
                { Name: "RichText" } => "'rich_text': [{'text': {'content': 'x'}}]",
                { Name: "Caption" } => "'caption': [{'text': {'content': 'c'}}]",
                { Name: "Cells" } => "'cells': [[{'text': {'content': 'a'}}]]",
                { Name: "Expression" } => "'expression': 'e'",
                { Name: "Url" } => "'url': 'https://example.com'",
                { Name: "Source" } => "'type': 'external', 'external': {'url': 'https://example.com/a.bin'}",
                { Name: "Target" } => $"'type': 'page_id', 'page_id': '{page}'",
                { Name: "SyncedFrom" } => $"'synced_from': {{'type': 'block_id', 'block_id': '{original}'}}",
                { Name: "TableWidth" } => "'table_width': 1, 'children': [{'table_row': {'cells': [[{'text': {'content': 'a'}}]]}}]",
                _ => null,
            };
            if (member is not null)
                members.Add(member);
        }

        if (type == typeof(ColumnListBlock))
            members.Add("'children': [{'column': {'children': []}}, {'column': {'children': []}}]");
        else if (type == typeof(TabBlock))
            members.Add("'children': [{'paragraph': {'rich_text': []}}]");
        else if (type == typeof(ColumnBlock))
            members.Add("'children': []");
        return $"{{{string.Join(", ", members)}}}";
    }

    // Some types need another one around them.
    private static (string Json, Func<JsonElement, bool> IsIt) Wrap(string name, string payload)
    {
        string block = $"{{'{name}': {payload}}}";
        string json = name switch
        {
            "table_row" => $"{{'table': {{'table_width': 1, 'children': [{block}]}}}}",
            "column" => $"{{'column_list': {{'children': [{block}, {block}]}}}}",
            _ => block,
        };
        return (json, found => found.GetProperty("type").GetString() == name);
    }

    private static async Task<List<JsonElement>> BlocksInAsync(RawApi api, string id)
    {
        List<JsonElement> found = [];
        foreach (JsonElement block in Ok(await api.GetAsync($"/v1/blocks/{id}/children")).Results)
        {
            found.Add(block);
            if (block.GetProperty("has_children").GetBoolean())
                found.AddRange(await BlocksInAsync(api, block.GetProperty("id").GetString()!));
        }

        return found;
    }
}
