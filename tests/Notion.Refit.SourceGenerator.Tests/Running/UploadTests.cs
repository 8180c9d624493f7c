using System.Text;
using Notion.Refit.SourceGenerator.Tests.Features;
using NUnit.Framework;

namespace Notion.Refit.SourceGenerator.Tests.Running;

internal sealed class UploadTests : StubTest<IUploads>
{
    [Test]
    public async Task Content_becomes_a_part_with_the_name_of_the_parameter()
    {
        using var content = new StringContent("hello");

        await Stub.SendAsync(new(1), content, "2");

        Assert.That(Line, Is.EqualTo("POST https://api.test/uploads/item-1/send"));
        Assert.That(Request.ContentHeader("Content-Type"), Does.StartWith("multipart/form-data; boundary="));
        Assert.That(Request.Body, Does.Contain("Content-Disposition: form-data; name=file\r\n\r\nhello"));
        Assert.That(Request.Body, Does.Contain("Content-Disposition: form-data; name=part_number\r\n\r\n2"));
    }

    [Test]
    public async Task Content_keeps_the_disposition_that_it_brings()
    {
        using var content = new StringContent("hello") { Headers = { ContentDisposition = new("form-data") { Name = "mine", FileName = "a.txt" } } };

        await Stub.SendAsync(new(1), content);

        Assert.That(Request.Body, Does.Contain("Content-Disposition: form-data; name=mine; filename=a.txt"));
    }

    [Test]
    public async Task A_part_that_is_null_is_left_out()
    {
        using var content = new StringContent("hello");
        await Stub.SendAsync(new(1), content);
        Assert.That(Request.Body, Does.Not.Contain("part_number"));
    }

    [Test]
    public async Task Boundaries_differ_between_requests()
    {
        using var content = new StringContent("a");
        await Stub.SendAsync(new(1), content);
        string? first = Request.ContentHeader("Content-Type");

        CreateStub();
        using var other = new StringContent("a");
        await Stub.SendAsync(new(1), other);

        Assert.That(Request.ContentHeader("Content-Type"), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task Every_kind_of_part_is_sent()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("streamed"));

        await Stub.AllKindsAsync(stream, "raw"u8.ToArray(), "text", 42, new("model"), draft: true);

        Assert.That(Line, Is.EqualTo("PUT https://api.test/uploads?draft=true"));
        Assert.That(Request.ContentHeader("Content-Type"), Is.EqualTo("multipart/form-data; boundary=\"boundary\""));
        Assert.That(Request.Body, Does.Contain("name=stream; filename=stream; filename*=utf-8''stream\r\n\r\nstreamed\r\n"));
        Assert.That(Request.Body, Does.Contain("name=bytes; filename=raw.bin; filename*=utf-8''raw.bin\r\n\r\nraw\r\n"));
        Assert.That(Request.Body, Does.Contain("name=text\r\n\r\ntext\r\n"));
        Assert.That(Request.Body, Does.Contain("name=number\r\n\r\n42\r\n"));
        Assert.That(Request.Body, Does.Contain("name=item\r\n\r\n{\"name\":\"model\"}\r\n"));
        Assert.That(stream.CanRead, Is.True);
    }
}
