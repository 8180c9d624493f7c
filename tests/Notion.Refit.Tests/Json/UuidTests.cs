using System.Text;
using Notion.Refit.Json;

namespace Notion.Refit.Tests.Json;

public sealed class UuidTests
{
    private const string Id = "38c9ce7b-60a4-8186-8656-f538500d99fc";

    [TestCase(Id)]
    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [TestCase("01234567-89ab-cdef-0123-456789abcdef")]
    [TestCase("fedcba98-7654-3210-fedc-ba9876543210")]
    public void Notions_own_form_is_read(string text)
    {
        Assert.That(Uuid.TryParseCanonical(Encoding.UTF8.GetBytes(text), out Guid id), Is.True);
        Assert.That(id, Is.EqualTo(Guid.Parse(text)));
    }

    [Test]
    public void Every_digit_has_its_place() => Assert.Multiple(() =>
    {
        foreach (int i in Enumerable.Range(0, Id.Length).Where(static i => Id[i] != '-'))
        {
            string text = Id[..i] + (Id[i] == 'a' ? '5' : 'a') + Id[(i + 1)..];

            Assert.That(Uuid.TryParseCanonical(Encoding.UTF8.GetBytes(text), out Guid id), Is.True);
            Assert.That(id, Is.EqualTo(Guid.Parse(text)));
        }
    });

    [TestCase('A')]
    [TestCase('F')]
    [TestCase('g')]
    [TestCase('`')]
    [TestCase('/')]
    [TestCase(':')]
    [TestCase(' ')]
    [TestCase('\0')]
    [TestCase('\u007f')]
    public void Another_character_is_refused_wherever_it_is(char other)
    {
        for (int i = 0; i < Id.Length; i++)
        {
            byte[] text = Encoding.UTF8.GetBytes(Id);
            text[i] = (byte)other;

            Assert.That(Uuid.TryParseCanonical(text, out _), Is.False, $"{other} at {i}");
        }
    }

    [Test]
    public void Bytes_that_are_no_ascii_are_refused([Values(0x80, 0xB0, 0xE1, 0xFF)] int other)
    {
        byte[] text = Encoding.UTF8.GetBytes(Id);
        text[3] = (byte)other;

        Assert.That(Uuid.TryParseCanonical(text, out _), Is.False);
    }

    [TestCase("")]
    [TestCase("38c9ce7b60a481868656f538500d99fc", TestName = "{m}: no dashes")]
    [TestCase("38c9ce7b-60a4-8186-8656-f538500d99f", TestName = "{m}: a digit less")]
    [TestCase("38c9ce7b-60a4-8186-8656-f538500d99fc0", TestName = "{m}: a digit more")]
    [TestCase("{38c9ce7b-60a4-8186-8656-f538500d99fc}", TestName = "{m}: braces")]
    [TestCase("38c9ce7b6-0a4-8186-8656-f538500d99fc", TestName = "{m}: a dash elsewhere")]
    public void Other_forms_are_left_to_the_general_parser(string text) =>
        Assert.That(Uuid.TryParseCanonical(Encoding.UTF8.GetBytes(text), out _), Is.False);
}
