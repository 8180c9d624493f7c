using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Protocol.Errors;

namespace Notion.Refit.Emulator.Tests.Files;

public sealed class FileNamingTests
{
    [TestCase("a.txt", null, "a.txt", "text/plain")]
    [TestCase("A.PNG", null, "A.PNG", "image/png")]
    [TestCase("a", "application/pdf", "a.pdf", "application/pdf")]
    [TestCase("a.", "application/pdf", "a.pdf", "application/pdf")]
    [TestCase("a.md", "text/markdown; charset=utf-8", "a.md", "text/markdown")]
    [TestCase("a.mp4", null, "a.mp4", "application/mp4")]
    [TestCase("a.mp4", "VIDEO/mp4", "a.mp4", "video/mp4")]
    [TestCase("a.mp4", "audio/mp4", "a.mp4", "audio/mp4")]
    [TestCase("a.txt", "application/octet-stream", "a.txt", "text/plain")]
    [TestCase(null, "image/gif", null, "image/gif")]
    [TestCase(null, null, null, null)]
    public void Name_and_type_follow_from_each_other(string? name, string? contentType, string? expectedName, string? expectedType) =>
        Assert.That(FileNaming.Resolve(name, contentType), Is.EqualTo(new FileNaming(expectedName, expectedType)));

    [TestCase("a.base", null)]
    [TestCase("a", null)]
    [TestCase("a", "application/octet-stream")]
    [TestCase("a.txt", "text/plan")]
    [TestCase("a.txt", "image/png")]
    [TestCase("", "image/png")]
    public void What_does_not_fit_is_refused(string name, string? contentType) =>
        Assert.That(() => FileNaming.Resolve(name, contentType), Throws.InstanceOf<ApiException>().With.Property("Status").EqualTo(400));

    [TestCase("a.png", "image/png", nameof(FileCategory.Image))]
    [TestCase("a.mp4", "video/mp4", nameof(FileCategory.Video))]
    [TestCase("a.mp4", "application/mp4", nameof(FileCategory.Video))]
    [TestCase("a.mp4", "audio/mp4", nameof(FileCategory.Audio))]
    [TestCase("a.pdf", "application/pdf", nameof(FileCategory.Pdf))]
    [TestCase("a.dwg", "image/vnd.dwg", nameof(FileCategory.Productivity))]
    [TestCase("a.fbx", null, nameof(FileCategory.Productivity))]
    public void The_kind_follows_from_the_type(string name, string? contentType, string category) =>
        Assert.That(FileNaming.Category(name, contentType).ToString(), Is.EqualTo(category));
}
