using Notion.Refit.Emulator.Protocol.Identity;

namespace Notion.Refit.Emulator.Tests.Identity;

public sealed class UuidTests
{
    [TestCase("38c9ce7b-60a4-8114-b301-ddc78a46ec5d")]
    [TestCase("38c9ce7b60a48114b301ddc78a46ec5d")]
    [TestCase("38C9CE7B60A48114B301DDC78A46EC5D")]
    [TestCase("00000000-0000-0000-0000-000000000000")]
    public void Ids_with_and_without_dashes_are_read(string text) => Assert.That(Uuid.TryParse(text, out _), Is.True);

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("12345678-1234-1234-1234-123456789abc", Description = "no variant that exists")]
    [TestCase("38c9ce7b-60a4-9114-b301-ddc78a46ec5d", Description = "no version that exists")]
    [TestCase("{38c9ce7b-60a4-8114-b301-ddc78a46ec5d}")]
    [TestCase("38c9-ce7b60a48114b301ddc78a46ec5d")]
    public void Anything_else_is_refused(string text) => Assert.That(Uuid.TryParse(text, out _), Is.False);
}
