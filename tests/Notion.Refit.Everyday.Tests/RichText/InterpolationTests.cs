using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.RichText;

internal sealed class InterpolationTests
{
    private static readonly UserId s_user = "11111111-1111-4111-8111-111111111111";
    private static readonly PageId s_page = "22222222-2222-4222-8222-222222222222";

    [Test]
    public void Values_become_mentions()
    {
        var due = new DateOnly(2026, 12, 1);

        RichTextList text = $"due {due} by {s_user}, see {s_page}.";

        Assert.Multiple(() =>
        {
            Assert.That(text, Has.Count.EqualTo(7));
            Assert.That(((MentionContent)text[1].Content).Mention, Is.EqualTo(new DateMention(due)));
            Assert.That(((MentionContent)text[3].Content).Mention, Is.InstanceOf<UserMention>());
            Assert.That(((MentionContent)text[5].Content).Mention, Is.EqualTo(new PageMention(s_page)));
            Assert.That(text.ToPlainText(), Does.StartWith("due ").And.EndsWith("."));
        });
    }

    [Test]
    public void A_block_made_of_an_interpolated_string_keeps_its_mentions()
    {
        var block = new ParagraphBlock($"for {s_user}");

        Assert.That(block.RichText[1].Content, Is.InstanceOf<MentionContent>());
    }

    [Test]
    public void So_does_every_place_that_takes_a_text() => Assert.Multiple(() =>
    {
        Assert.That(new ToDoBlock($"{s_user}") { Checked = true }.RichText[0].Content, Is.InstanceOf<MentionContent>());
        Assert.That(new TitleValue($"{s_user}").Title[0].Content, Is.InstanceOf<MentionContent>());
        Assert.That(PropertyValue.RichText($"{s_user}").RichText[0].Content, Is.InstanceOf<MentionContent>());
        Assert.That(new ImageBlock { Caption = $"{s_user}" }.Caption[0].Content, Is.InstanceOf<MentionContent>());
    });

    [Test]
    public void Plain_values_are_text_of_no_culture()
    {
        RichTextList text = $"{1234.5:N1}|{"x",3}|{"y",-3}|{(string?)null}|{true}";

        Assert.That(text.Single().ToPlainText(), Is.EqualTo("1,234.5|  x|y  ||True"));
    }

    [Test]
    public void A_format_is_formatting()
    {
        RichTextList text = $"a {"b":bold+italic} c";

        Assert.Multiple(() =>
        {
            Assert.That(text[1].Annotations, Is.EqualTo(new Annotations { Bold = true, Italic = true }));
            Assert.That(text.ToPlainText(), Is.EqualTo("a b c"));
            Assert.Throws<FormatException>(() => _ = (RichTextList)$"{"b":fat}");
        });
    }

    [Test]
    public void A_text_cannot_change_after_its_first_use()
    {
        RichTextList text = $"a{1}";
        _ = text.Count;

        Assert.Throws<InvalidOperationException>(() => text.AppendLiteral("b"));
        Assert.Throws<InvalidOperationException>(() => RichTextList.Empty.AppendLiteral("b"));
    }

    [Test]
    public void Equal_content_is_equal_however_it_was_made()
    {
        RichTextList interpolated = $"a{1}";
        RichTextList plain = "a1";

        Assert.That(interpolated, Is.EqualTo(plain));
        Assert.That(interpolated.GetHashCode(), Is.EqualTo(plain.GetHashCode()));
    }
}
