using Microsoft.Playwright;
using Notion.Refit.Models;

namespace Notion.Refit.TaskBoard.Tests;

/// <summary>The board on small and large screens.</summary>
internal sealed class LayoutTests : BoardTests
{
    private const string Wide = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz/with/a/path/that/does/not/end/anywhere/soon";

    [TestCase(400)]
    [TestCase(320)]
    [TestCase(1400)]
    public async Task Nothing_is_wider_than_the_window(int width)
    {
        App.Emulator.Workspace.AddRow(
            App.Demo.Accounts[0].Tasks,
            new() { ["Name"] = new TitleValue(Wide), ["Status"] = PropertyValue.Status("Not started"), ["Tags"] = PropertyValue.MultiSelect(Wide[..60]) },
            [new ParagraphBlock(Wide), new CodeBlock(Wide, "plain text"), new CalloutBlock(Wide)]);
        IPage page = await OpenAsync(width: width, height: 800);
        await ExpectFitAsync(page, width);

        ILocator dialog = await OpenCardAsync(page, Wide);
        await ExpectFitAsync(page, width);
        Assert.That(await dialog.EvaluateAsync<int>("e => e.scrollWidth - e.clientWidth"), Is.Zero);

        await page.GotoAsync((await page.EvaluateAsync<string>("'/cards/' + document.querySelector('[data-details]').dataset.details"))!);
        await ExpectFitAsync(page, width);
    }

    [Test]
    public async Task Columns_are_beside_each_other_on_a_large_screen_and_below_each_other_on_a_small_one()
    {
        IPage large = await OpenAsync();
        IPage small = await OpenAsync(width: 400);

        Assert.That(await PlacesAsync(large, "x"), Is.Ordered.Ascending.And.Unique);
        Assert.That(await PlacesAsync(small, "y"), Is.Ordered.Ascending.And.Unique);
        Assert.That((await PlacesAsync(small, "x")).Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase(ColorScheme.Light)]
    [TestCase(ColorScheme.Dark)]
    public async Task Text_has_enough_contrast(ColorScheme scheme)
    {
        IPage page = await OpenAsync(scheme: scheme);

        // The contrast of WCAG 2.2, AA: 4.5 to 1.
        IReadOnlyList<string> poor = await page.EvaluateAsync<string[]>(Contrast);

        Assert.That(poor, Is.Empty);
    }

    private const string Contrast =
        """
        () => {
            const light = color => {
                const canvas = new OffscreenCanvas(1, 1).getContext('2d');
                canvas.fillStyle = color;
                canvas.fillRect(0, 0, 1, 1);
                const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const background = e => {
                const color = getComputedStyle(e).backgroundColor;
                return color.includes('0, 0, 0, 0') && e.parentElement ? background(e.parentElement) : color;
            };
            return [...document.querySelectorAll('h1, h2, h3 a, .tags li, time, button, .count, .brand, label')]
                .filter(e => e.checkVisibility() && !e.classList.contains('visually-hidden'))
                .map(e => {
                    const [a, b] = [light(getComputedStyle(e).color), light(background(e))].sort((x, y) => y - x);
                    return [(a + 0.05) / (b + 0.05), `${e.tagName} ${e.textContent.trim()}`];
                })
                .filter(([ratio]) => ratio < 4.5)
                .map(([ratio, text]) => `${text}: ${ratio.toFixed(2)}`);
        }
        """;

    private static async Task ExpectFitAsync(IPage page, int width) =>
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));

    private static async Task<double[]> PlacesAsync(IPage page, string side) =>
        await page.EvaluateAsync<double[]>($"[...document.querySelectorAll('.column')].map(c => c.getBoundingClientRect().{side})");
}
