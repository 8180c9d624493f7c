using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Cloning;

internal sealed class CloneTests : SessionTest
{
    [Test]
    public async Task A_page_is_cloned_with_its_pages_and_what_has_no_copy_is_listed_before()
    {
        LivePage page = await PageAsync("a");
        page.Children.AddPage("Inner").Children.Add(new ParagraphBlock("deep"));
        page.Children.Add(new LinkToPageBlock(new PageLink(page.Id)));
        await Session.SaveAsync();

        int before = RequestCount;
        ClonePlan plan = await page.PlanCloneAsync();
        Assert.That(Emulator.Requests.Skip(before).All(request => request.Method == HttpMethod.Get), Is.True);
        LiveClone clone = await page.CloneAsync(await RootAsync());

        Assert.Multiple(() =>
        {
            Assert.That(clone.NewPageIds, Has.Count.EqualTo(2));
            Assert.That(clone.Page.Title, Is.EqualTo("A page"));
            Assert.That(plan.NotCopied.Select(loss => loss.Reason), Is.EquivalentTo(clone.NotCopied.Select(loss => loss.Reason)));
        });
    }
}
