using System.Text.Json;
using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Recordings;

/// <summary>Everyday calls on what the real API returned.</summary>
internal sealed class RecordedPageTests
{
    private static IReadOnlyList<Page> Pages => [.. Recorded.Objects("page").Where(page => page.TryGetProperty("properties", out _)).Select(page => page.Deserialize<Page>()!)];

    [Test]
    public void Each_property_has_a_getter_for_its_kind()
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        int count = 0;
        foreach (Page page in Pages)
        {
            foreach ((string name, Property property) in page.Properties)
            {
                count++;
                kinds.Add(property.Value.Type);
                string[] readers = [.. Readers(page.Properties, name)];
                if (property.Value is not (UnknownValue or ButtonValue) && !HasNoResult(property.Value))
                    Assert.That(readers, Is.Not.Empty, $"{property.Value.Type}: {JsonSerializer.Serialize(property)}");

                // Each way to name it leads to the same property.
                Assert.That(page.Properties.Find(property.Id.Value).Value.Id, Is.EqualTo(property.Id));
                Assert.That(page.Properties.TryFind(name, out KeyValuePair<string, Property> entry) && entry.Key == name);
            }
        }

        TestContext.Out.WriteLine($"{count} properties of the kinds {string.Join(", ", kinds)}");
        Assert.That(kinds, Has.Count.GreaterThanOrEqualTo(20));
    }

    [Test]
    public void Each_page_can_be_copied_into_requests_that_can_be_sent()
    {
        int copied = 0;
        foreach (Page page in Pages)
        {
            foreach (Func<byte[]> write in (Func<byte[]>[])
            [
                () => Send(page.ToUpdate().Request),
                () => Send(page.ToCreate(Parent.DataSource("11111111-1111-4111-8111-111111111111")).Request),
                () => Send(page.ToCreate(Parent.Page(page.Id)).Request),
            ])
            {
                Assert.That(JsonDocument.Parse(write()).RootElement.ValueKind, Is.EqualTo(JsonValueKind.Object));
                copied++;
            }

            PageCopy<UpdatePageRequest> update = page.ToUpdate();
            foreach ((string name, Property property) in page.Properties)
                Assert.That(update.Request.Properties.ContainsKey(name) || update.NotCopied.Any(loss => loss.Place == name), Is.True, $"{name}: {property.Value.Type}");
        }

        Assert.That(copied, Is.GreaterThan(300));
    }

    [Test]
    public void Each_text_is_split_joined_and_copied_with_its_content()
    {
        int count = 0;
        foreach (RichTextList text in Texts())
        {
            count++;
            Assert.That(text.Split(10).ToPlainText(), Is.EqualTo(text.ToPlainText()));
            Assert.That(text.Split(10).Join().Split(), Is.EqualTo(text.Join().Split()).Using<RichTextList>((left, right) => left.ToPlainText() == right.ToPlainText()));
            Assert.That(text.Split(10).All(piece => piece.Content is not TextContent content || content.Content.Length <= 10 || new System.Globalization.StringInfo(content.Content).LengthInTextElements == 1));
            RichTextList copy = text.ToWritable(out string? problem);
            if (problem is null)
                Assert.That(LiteralsOf(copy), Is.EqualTo(LiteralsOf(text)));
        }

        Assert.That(count, Is.GreaterThan(500));
    }

    [Test]
    public void Each_tree_of_blocks_can_be_copied()
    {
        int count = 0;
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Block block in Recorded.Objects("block").Select(block => block.Deserialize<Block>()!))
        {
            count++;
            kinds.Add(block.Content.Type);
            BlockCopy copy = new BlockTree(block.Id, [new BlockNode(block)]).ToWritable();
            Assert.That(copy.Blocks.Count + copy.NotCopied.Count, Is.GreaterThan(0), block.Content.Type);
            if (copy.Blocks is [var written])
                Assert.That(JsonDocument.Parse(Send(new AppendBlockChildrenRequest([written]))).RootElement.GetProperty("children").GetArrayLength(), Is.EqualTo(1));
        }

        TestContext.Out.WriteLine($"{count} blocks of the kinds {string.Join(", ", kinds)}");
        Assert.That(kinds, Has.Count.GreaterThanOrEqualTo(25));
    }

    [Test]
    public void Each_filter_that_was_sent_is_read_printed_and_written_the_same()
    {
        int count = 0;
        foreach (JsonElement exchange in Recorded.Exchanges)
        {
            if (!exchange.GetProperty("path").GetString()!.EndsWith("/query", StringComparison.Ordinal)
                || exchange.GetProperty("request") is not { ValueKind: JsonValueKind.Object } request
                || !request.TryGetProperty("filter", out JsonElement json) || json.ValueKind != JsonValueKind.Object)
                continue;
            count++;
            Filter filter = json.Deserialize<Filter>()!;
            string text = filter.ToString();
            Assert.That(text, Is.Not.Empty.And.Not.StartsWith("{"), json.GetRawText());
            Assert.That(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(filter & filter).GetProperty("and")[0], json) || filter is AndFilter, Is.True, json.GetRawText());
        }

        TestContext.Out.WriteLine($"{count} filters");
        Assert.That(count, Is.GreaterThan(10));
    }

    [Test]
    public void Each_data_source_equals_its_own_schema()
    {
        int count = 0;
        foreach (DataSource dataSource in Recorded.Objects("data_source").Where(source => source.TryGetProperty("properties", out _)).Select(source => source.Deserialize<DataSource>()!))
        {
            count++;
            PropertyMap<PropertyDefinition> wanted = [];
            foreach ((string name, DataSourceProperty property) in dataSource.Properties)
                wanted[name] = property.Schema;
            var plan = new Notion.Refit.Everyday.Schemas.SchemaComparison(dataSource, wanted, new()).Run();
            Assert.That(plan.ToString(), Is.EqualTo("no differences"));
        }

        Assert.That(count, Is.GreaterThan(10));
    }

    private static byte[] Send<T>(T request)
        where T : INotionModel<T>
    {
        // As the client writes requests: what Notion would refuse throws.
        using Sending.Scope sending = Sending.Begin();
        return JsonSerializer.SerializeToUtf8Bytes(request);
    }

    private static IEnumerable<RichTextList> Texts() =>
        Pages.SelectMany(page => page.Properties.Values).Select(property => property.Value switch
        {
            TitleValue title => title.Title,
            RichTextValue text => text.RichText,
            _ => null,
        }).Concat(Recorded.Objects("block").Select(block => block.Deserialize<Block>()!.Content switch
        {
            ParagraphBlock paragraph => paragraph.RichText,
            BulletedListItemBlock item => item.RichText,
            Heading1Block heading => heading.RichText,
            ToDoBlock todo => todo.RichText,
            CodeBlock code => code.RichText,
            _ => null,
        })).OfType<RichTextList>().Where(text => text.Count > 0);

    private static string LiteralsOf(RichTextList text) => string.Concat(text.Select(piece => piece.Content is TextContent content ? content.Content : "\uFFFC"));

    // A formula or rollup whose result has no kind of its own.
    private static bool HasNoResult(PropertyValue value) => value is RollupValue { Result: not (RollupNumber or RollupDate or RollupArray) } or FormulaValue { Result: UnknownFormulaResult or FormulaUnsupported };

    private static IEnumerable<string> Readers(PropertyMap<Property> properties, string name)
    {
        if (properties.TryGetText(name, out _))
            yield return "text";
        if (properties.TryGetRichText(name, out _))
            yield return "rich text";
        if (properties.TryGetDouble(name, out _))
            yield return "double";
        if (properties.TryGetNumber(name, out _))
            yield return "number";
        if (properties.TryGetCheckbox(name, out _))
            yield return "checkbox";
        if (properties.TryGetDate(name, out _))
            yield return "date";
        if (properties.TryGetTimestamp(name, out _))
            yield return "timestamp";
        if (properties.TryGetOption(name, out _))
            yield return "option";
        if (properties.TryGetOptions(name, out _))
            yield return "options";
        if (properties.TryGetPeople(name, out _, allowIncomplete: true))
            yield return "people";
        if (properties.TryGetUser(name, out _))
            yield return "user";
        if (properties.TryGetRelation(name, out _, allowIncomplete: true))
            yield return "relation";
        if (properties.TryGetFiles(name, out _))
            yield return "files";
        if (properties.TryGetUrl(name, out _))
            yield return "url";
        if (properties.TryGetEmail(name, out _))
            yield return "email";
        if (properties.TryGetPhoneNumber(name, out _))
            yield return "phone number";
        if (properties.TryGetPlace(name, out _))
            yield return "place";
        if (properties.TryGetVerification(name, out _))
            yield return "verification";
        if (properties.TryGetUniqueId(name, out _))
            yield return "unique id";
        if (properties.TryGetValues(name, out _, allowIncomplete: true))
            yield return "values";
    }
}
