using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Objects;

/// <summary>Files that Notion hosts, behind addresses that expire.</summary>
internal sealed class FileTests : SessionTest
{
    [Test]
    public async Task An_address_is_asked_for_again_when_it_has_expired_and_only_then()
    {
        (LivePage page, LiveBlock file) = await WithFileAsync();
        Uri first = null!;
        Assert.That(await CountAsync(async () => first = await file.GetUrlAsync()), Is.Zero);

        Time.Advance(TimeSpan.FromHours(2));
        Uri second = null!;
        Assert.That(await CountAsync(async () => second = await file.GetUrlAsync()), Is.EqualTo(1));
        Assert.That(await CountAsync(() => file.GetUrlAsync()), Is.Zero);

        using var files = new HttpClient(Emulator.CreateHandler());
        Assert.Multiple(async () =>
        {
            Assert.That(second, Is.Not.EqualTo(first));
            Assert.That(await files.GetStringAsync(second), Is.EqualTo("content"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => page.GetUrlAsync());
        });
    }

    [Test]
    public async Task A_new_signature_is_no_change()
    {
        (_, LiveBlock file) = await WithFileAsync();
        var changes = new List<LiveChange>();
        using IDisposable watch = Session.Store.Watch(changes.Add);

        Time.Advance(TimeSpan.FromHours(2));
        await file.LoadAsync();
        await Session.Store.WhenDeliveredAsync(default);
        file.Content = file.Content;

        Assert.That(changes, Is.Empty);
        Assert.That(Session.Pending, Is.Empty);
    }

    [Test]
    public async Task The_address_of_a_file_in_a_property_is_asked_for_again_when_it_has_expired()
    {
        LiveDataSource tasks = await TasksAsync();
        await Notion.DataSources.UpdateAsync(tasks.Id, new() { Properties = { ["Files"] = PropertySchema.Files() } });
        await tasks.LoadAsync();
        LivePage row = tasks.Rows.Add();
        row.Properties["Files"] = await UploadAsync();
        await Session.SaveAsync();

        Uri first = await row.Properties["Files"].GetUrlAsync();
        Time.Advance(TimeSpan.FromHours(2));
        Uri second = null!;
        Assert.That(await CountAsync(async () => second = await row.Properties["Files"].GetUrlAsync()), Is.EqualTo(1));

        Assert.Multiple(async () =>
        {
            Assert.That(second, Is.Not.EqualTo(first));
            await Assert.ThrowsAsync<InvalidOperationException>(() => row.Properties["Files"].GetUrlAsync(1));
            await Assert.ThrowsAsync<NotionPropertyException>(() => row.Properties["Done"].GetUrlAsync());
        });
    }

    [Test]
    public async Task A_block_with_a_hosted_file_is_made_anew_only_when_its_file_is_to_be_copied()
    {
        (LivePage page, LiveBlock file) = await WithFileAsync();
        int writes = 0;
        InvalidOperationException? e = null;
        Interference.Way = (request, _, next) =>
        {
            writes += request.Method == HttpMethod.Get ? 0 : 1;
            return next();
        };
        e = await Assert.ThrowsAsync<InvalidOperationException>(() => file.RecreateAsync(Place.Start));
        Assert.That(e!.Message, Does.Contain("CopyFiles"));
        Assert.That(writes, Is.Zero);

        using var files = new HttpClient(Emulator.CreateHandler());
        BlockMove moved = await file.RecreateAsync(Place.Start, new() { CopyFiles = true, FileClient = files });

        Assert.Multiple(async () =>
        {
            Assert.That(await files.GetStringAsync(await moved.Block.GetUrlAsync()), Is.EqualTo("content"));
            Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "file", "last" }));
            Assert.That(file.ReplacedBy, Is.SameAs(moved.Block));
        });
    }

    private Task<FileUploadId> UploadAsync() => Notion.FileUploads.UploadAsync(new MemoryStream("content"u8.ToArray()), "notes.txt");

    private async Task<(LivePage Page, LiveBlock File)> WithFileAsync()
    {
        LivePage page = await PageAsync("last");
        await page.Children.LoadAsync();
        LiveBlock file = page.Children.Insert(Place.Start, new FileBlock(await UploadAsync()));
        await Session.SaveAsync();
        return (page, file);
    }
}
