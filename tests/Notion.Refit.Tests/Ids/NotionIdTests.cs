using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Notion.Refit.Tests.Ids;

public sealed class NotionIdTests
{
    private const string Page = "0123456789abcdef0123456789abcdef";
    private const string Block = "fedcba98-7654-3210-fedc-ba9876543210";
    private const string BlockPlain = "fedcba9876543210fedcba9876543210";
    private const string View = "11111111222233334444555555555555";

    private static readonly NotionId s_page = new(Guid.ParseExact(Page, "N"));
    private static readonly NotionId s_block = new(Guid.ParseExact(Block, "D"));
    private static readonly NotionId s_view = new(Guid.ParseExact(View, "N"));

    [TestCase("0123456789abcdef0123456789abcdef", TestName = "{m}: plain")]
    [TestCase("01234567-89ab-cdef-0123-456789abcdef", TestName = "{m}: dashed")]
    [TestCase("01234567-89AB-CDEF-0123-456789ABCDEF", TestName = "{m}: upper case")]
    [TestCase("  01234567-89ab-cdef-0123-456789abcdef\n", TestName = "{m}: blanks around")]
    [TestCase("https://www.notion.so/0123456789abcdef0123456789abcdef", TestName = "{m}: link without title")]
    [TestCase("https://notion.so/0123456789abcdef0123456789abcdef/", TestName = "{m}: trailing slash")]
    [TestCase("https://www.notion.so/01234567-89ab-cdef-0123-456789abcdef", TestName = "{m}: dashed id in a link")]
    [TestCase("https://www.notion.so/Launch-plan-01234567-89ab-cdef-0123-456789abcdef", TestName = "{m}: dashed id after a title")]
    [TestCase("https://www.notion.so/acme/Launch-plan-2026-0123456789abcdef0123456789abcdef", TestName = "{m}: workspace and title with dashes")]
    [TestCase("https://www.notion.so/acme/Launch-plan-0123456789abcdef0123456789abcdef?pvs=4", TestName = "{m}: share parameter")]
    [TestCase("https://acme.notion.site/Launch-plan-0123456789abcdef0123456789abcdef", TestName = "{m}: published site")]
    [TestCase("https://acme.notion.site/ebd/0123456789abcdef0123456789abcdef", TestName = "{m}: embedded site")]
    [TestCase("https://app.notion.com/p/acme/Launch-plan-0123456789abcdef0123456789abcdef", TestName = "{m}: app.notion.com")]
    [TestCase("https://app.notion.com/p/0123456789abcdef0123456789abcdef?v=11111111222233334444555555555555", TestName = "{m}: app.notion.com with a view")]
    [TestCase("https://docs.acme.example/Launch-0123456789abcdef0123456789abcdef", TestName = "{m}: own domain")]
    [TestCase("notion://www.notion.so/Launch-0123456789abcdef0123456789abcdef", TestName = "{m}: desktop link")]
    [TestCase("www.notion.so/acme/Launch-0123456789abcdef0123456789abcdef", TestName = "{m}: without scheme")]
    [TestCase("/0123456789abcdef0123456789abcdef?pvs=25#fedcba9876543210fedcba9876543210", TestName = "{m}: href of a mention")]
    [TestCase("Launch-0123456789abcdef0123456789abcdef", TestName = "{m}: slug only")]
    [TestCase("https://www.notion.so/acme/fedcba9876543210fedcba9876543210?v=11111111222233334444555555555555&p=0123456789abcdef0123456789abcdef&pm=s", TestName = "{m}: page beside its database")]
    [TestCase("https://www.notion.so/acme/%C3%9Cbersicht-0123456789abcdef0123456789abcdef", TestName = "{m}: encoded title")]
    [TestCase("https://www.notion.so/acme/Launch-0123456789ABCDEF0123456789ABCDEF#fedcba9876543210fedcba9876543210", TestName = "{m}: block of a page")]
    public void Every_form_of_a_page_id_is_read(string text)
    {
        Assert.Multiple(() =>
        {
            Assert.That(NotionId.Parse(text), Is.EqualTo(s_page));
            Assert.That(NotionId.Parse(text.AsSpan(), null), Is.EqualTo(s_page));
            Assert.That(NotionId.Parse(Encoding.UTF8.GetBytes(text), null), Is.EqualTo(s_page));
            Assert.That(PageId.Parse(text).Value, Is.EqualTo(s_page.Value));
            Assert.That(PageId.TryParse(text, out PageId page) && page.Value == s_page.Value);
        });
    }

    [TestCase("https://www.notion.so/acme/Launch-0123456789abcdef0123456789abcdef#fedcba9876543210fedcba9876543210")]
    [TestCase("https://www.notion.so/acme/Launch-0123456789abcdef0123456789abcdef?pvs=4#block-fedcba9876543210fedcba9876543210")]
    [TestCase("https://www.notion.so/0123456789abcdef0123456789abcdef#fedcba98-7654-3210-fedc-ba9876543210")]
    public void The_block_of_a_link_is_its_fragment(string link) => Assert.That(Parse(link, NotionLinkPart.Block), Is.EqualTo(s_block));

    [TestCase("https://www.notion.so/acme/Launch-0123456789abcdef0123456789abcdef")]
    [TestCase("https://www.notion.so/acme/Launch-0123456789abcdef0123456789abcdef#heading")]
    [TestCase("https://www.notion.so/acme/fedcba9876543210fedcba9876543210?v=x&p=0123456789abcdef0123456789abcdef")]
    public void The_block_of_a_link_without_one_is_the_page(string link) => Assert.That(Parse(link, NotionLinkPart.Block), Is.EqualTo(s_page));

    [Test]
    public void A_link_to_a_database_names_view_database_and_open_page()
    {
        const string Link = $"https://www.notion.so/acme/{BlockPlain}?v={View}&p={Page}&pm=s";
        Assert.Multiple(() =>
        {
            Assert.That(Parse(Link, NotionLinkPart.Path), Is.EqualTo(s_block));
            Assert.That(Parse(Link, NotionLinkPart.View), Is.EqualTo(s_view));
            Assert.That(Parse(Link, NotionLinkPart.Page), Is.EqualTo(s_page));
        });
    }

    [Test]
    public void The_discussion_of_a_link_is_its_parameter() =>
        Assert.That(Parse($"https://www.notion.so/Launch-{Page}?d={BlockPlain}&pvs=4#{View}", NotionLinkPart.Discussion), Is.EqualTo(s_block));

    [Test]
    public void Things_that_links_do_not_name_are_not_read_from_links() =>
        Assert.That(NotionId.TryParse($"https://www.notion.so/{Page}".AsSpan(), NotionLinkPart.None, out _), Is.False);

    [Test]
    public void The_last_id_of_a_path_counts() =>
        Assert.That(NotionId.Parse($"https://www.notion.so/{BlockPlain}/Launch-{Page}/edit"), Is.EqualTo(s_page));

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("tasks")]
    [TestCase("0123456789abcdef0123456789abcde", TestName = "{m}: 31 digits")]
    [TestCase("0123456789abcdef0123456789abcdef0", TestName = "{m}: 33 digits")]
    [TestCase("0123456789abcdef0123456789abcdeg", TestName = "{m}: a letter that is no digit")]
    [TestCase("01234567-89ab-cdef-0123456789abcdef", TestName = "{m}: a dash missing")]
    [TestCase("0123456-789ab-cdef-0123-456789abcdef", TestName = "{m}: a dash in the wrong place")]
    [TestCase("{01234567-89ab-cdef-0123-456789abcdef}", TestName = "{m}: braces")]
    [TestCase("https://www.notion.so/acme/Launch-plan", TestName = "{m}: link without id")]
    [TestCase("https://www.notion.so/acme/Launch0123456789abcdef0123456789abcdef", TestName = "{m}: title not set off")]
    [TestCase("https://www.notion.so/acme#0123456789abcdef0123456789abcdef", TestName = "{m}: only a block")]
    [TestCase("https://www.notion.so/acme?v=0123456789abcdef0123456789abcdef", TestName = "{m}: only a view")]
    public void Text_that_is_not_an_id_is_quoted(string text)
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => NotionId.Parse(text), Throws.ArgumentException.With.Message.Contains($"'{text}'"));
            Assert.That(() => PageId.Parse(text), Throws.ArgumentException.With.Message.Contains($"'{text}' is not a PageId"));
            Assert.That(() => NotionId.Parse(Encoding.UTF8.GetBytes(text), null), Throws.ArgumentException.With.Message.Contains($"'{text}'"));
            Assert.That(NotionId.TryParse(text, out NotionId id), Is.False);
            Assert.That(id, Is.EqualTo(default(NotionId)));
        });
    }

    [TestCase("ntn_0123456789")]
    [TestCase("secret_0123456789")]
    [TestCase(" ntn_0123456789\n")]
    public void A_token_that_is_taken_for_an_id_is_not_shown(string token)
    {
        Assert.That(() => PageId.Parse(token), Throws.ArgumentException.With.Message.StartsWith("A token or secret is not a PageId").And.Message.Not.Contain("0123456789"));
        Assert.That(() => PageId.Parse(Encoding.UTF8.GetBytes(token), null), Throws.ArgumentException.With.Message.Not.Contain("0123456789"));
    }

    [Test]
    public void Null_is_not_an_id()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => NotionId.Parse(null!), Throws.ArgumentNullException);
            Assert.That(NotionId.TryParse(null, out _), Is.False);
        });
    }

    [Test]
    public void The_message_about_a_long_text_is_short() =>
        Assert.That(() => NotionId.Parse(new string('x', 100_000)), Throws.ArgumentException.With.Message.Length.LessThan(500));

    [Test]
    public void A_link_of_any_length_is_read_from_utf8() =>
        Assert.That(NotionId.Parse(Encoding.UTF8.GetBytes($"https://www.notion.so/{new string('ä', 2000)}-{Page}"), null), Is.EqualTo(s_page));

    [Test]
    public void Ids_are_written_in_lower_case_with_dashes()
    {
        NotionId id = NotionId.Parse(Block.ToUpperInvariant());
        Span<char> characters = stackalloc char[36];
        Span<byte> bytes = stackalloc byte[36];

        Assert.That(id.ToString(), Is.EqualTo(Block));
        Assert.That(id.ToString("N", CultureInfo.InvariantCulture), Is.EqualTo(BlockPlain));
        Assert.That(id.TryFormat(characters, out int written, "", null), Is.True);
        Assert.That(characters[..written].ToString(), Is.EqualTo(Block));
        Assert.That(id.TryFormat(bytes, out written, "N", null), Is.True);
        Assert.That(Encoding.UTF8.GetString(bytes[..written]), Is.EqualTo(BlockPlain));
        Assert.That(id.TryFormat(characters[..35], out _, "D", null), Is.False);
    }

    [TestCase("B")]
    [TestCase("X")]
    public void Other_formats_are_refused(string format) =>
        Assert.That(() => s_page.ToString(format, CultureInfo.InvariantCulture), Throws.TypeOf<FormatException>().With.Message.Contains($"'{format}'"));

    [Test]
    public void Ids_are_ordered_as_their_text()
    {
        NotionId[] ids = [s_view, s_block, s_page];
        Array.Sort(ids);

        Assert.That(ids, Is.EqualTo(new[] { s_page, s_view, s_block }));
        Assert.That(s_page < s_view && s_view > s_page && s_page <= s_view && s_view >= s_page, Is.True);
    }

    [Test]
    public void Text_converts_to_an_id()
    {
        PageId id = $"https://www.notion.so/{Page}";
        Assert.That(id.Value, Is.EqualTo(s_page.Value));
    }

    [Test]
    public void Ids_travel_through_the_serializer_as_text()
    {
        var ids = new Dictionary<PageId, PageId> { [new(s_page.Value)] = new(s_block.Value) };

        string json = JsonSerializer.Serialize(ids);

        Assert.That(json, Is.EqualTo($$"""{"{{s_page}}":"{{Block}}"}"""));
        Assert.That(JsonSerializer.Deserialize<Dictionary<PageId, PageId>>(json), Is.EqualTo(ids));
        Assert.That(() => JsonSerializer.Deserialize<PageId>("\"tasks\""), Throws.TypeOf<JsonException>().With.Message.Contains("'tasks'"));
        Assert.That(() => JsonSerializer.Deserialize<PageId>("12"), Throws.TypeOf<JsonException>());
    }

    private static NotionId Parse(string link, NotionLinkPart part)
    {
        Assert.That(NotionId.TryParse(link.AsSpan(), part, out NotionId id), Is.True, link);
        return id;
    }
}
