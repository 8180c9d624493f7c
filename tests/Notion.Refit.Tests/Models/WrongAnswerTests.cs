using System.Net;
using System.Text;
using Notion.Refit.Tests.Operations;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Models;

/// <summary>An answer that does not fit is refused with the place where it does not.</summary>
public sealed class WrongAnswerTests
{
    private readonly MockHttpMessageHandler _http = new();

    [TearDown]
    public void Dispose() => _http.Dispose();

    [TestCase("\"id\":\"a1000000-0000-4000-8000-000000000001\",", "", "$", "Page lacks its member 'id'")]
    [TestCase("\"id\":\"a1000000-0000-4000-8000-000000000001\"", "\"id\":17", "$.id", "Expected an id, found a number")]
    [TestCase("\"id\":\"a1000000-0000-4000-8000-000000000001\"", "\"id\":\"me\"", "$.id", "Expected a UUID")]
    [TestCase("\"created_time\":\"2026-03-11T09:41:00.000Z\"", "\"created_time\":\"this morning\"", "$.created_time", "ISO 8601")]
    [TestCase("\"created_time\":\"2026-03-11T09:41:00.000Z\"", "\"created_time\":\"2026-02-30T09:41:00.000Z\"", "$.created_time", "ISO 8601")]
    [TestCase("\"in_trash\":false", "\"in_trash\":\"false\"", "$.in_trash", "Expected true or false, found a string")]
    [TestCase("\"in_trash\":false", "\"in_trash\":null", "$.in_trash", "found null")]
    [TestCase("\"url\":\"https://www.notion.so/p\"", "\"url\":{}", "$.url", "Expected a string, found an object")]
    [TestCase("\"number\":399.5", "\"number\":\"399.5\"", "$.properties.Cost.number", "Expected a number, found a string")]
    [TestCase("\"content\":\"Write tests\",", "", "$.properties.Name.title[0].text", "'content'")]
    [TestCase("\"bold\":true", "\"bold\":1", "$.properties.Name.title[0].annotations.bold", "found a number")]
    [TestCase("\"icon\":{\"type\":\"emoji\",\"emoji\":\"🚀\"}", "\"icon\":[]", "$.icon", "Expected an object, found an array")]
    [TestCase("\"icon\":{\"type\":\"emoji\",\"emoji\":\"🚀\"}", "\"icon\":{}", "$.icon", "'type'")]
    [TestCase("\"icon\":{\"type\":\"emoji\",\"emoji\":\"🚀\"}", "\"icon\":{\"type\":\"custom_emoji\",\"custom_emoji\":{}}", "$.icon.custom_emoji", "'id'")]
    public async Task The_exception_names_the_place(string right, string wrong, string path, string reason)
    {
        string json = Answers.Page.Replace(right, wrong, StringComparison.Ordinal);
        Assert.That(json, Is.Not.EqualTo(Answers.Page), "the text to break is there");

        NotionResponseException e = await FailAsync(json);

        Assert.Multiple(() =>
        {
            Assert.That(e.JsonPath, Is.EqualTo(path));
            Assert.That(e.ToString(), Does.Contain(reason));
            Assert.That(e.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [TestCase("\"properties\":{\"Name\":", "$.properties.Name")]
    [TestCase("\"number\":399", "$.properties.Cost.number")]
    [TestCase("\"content\":\"Write te", "$.properties.Name.title[0].text.content")]
    [TestCase("\"in_trash\":fa", "$.in_trash")]
    public async Task An_answer_that_is_cut_off_is_refused_where_it_ends(string lastText, string path)
    {
        int end = Answers.Page.IndexOf(lastText, StringComparison.Ordinal) + lastText.Length;

        NotionResponseException e = await FailAsync(Answers.Page[..end]);

        Assert.That(e.JsonPath, Is.EqualTo(path));
    }

    [Test]
    public async Task Every_answer_that_is_cut_off_anywhere_is_refused()
    {
        string json = JsonText.Compact(Answers.Page);
        for (int length = 0; length < json.Length; length += 13)
        {
            NotionResponseException e = await FailAsync(json[..length]);
            Assert.That(e.JsonPath ?? "$", Does.StartWith("$"), json[..length]);
        }
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"page\"")]
    [TestCase("true")]
    [TestCase("not JSON at all")]
    public async Task An_answer_of_another_kind_is_refused(string json)
    {
        NotionResponseException e = await FailAsync(json);

        Assert.That(e.JsonPath, Is.Null.Or.EqualTo("$"));
    }

    [Test]
    public async Task Text_after_the_response_is_refused()
    {
        NotionResponseException e = await FailAsync(Answers.Page + "x");

        Assert.That(e.Excerpt, Does.EndWith("x"));
    }

    private async Task<NotionResponseException> FailAsync(string json)
    {
        _http.Clear();
        _http.When("*").Respond(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") });
        using var notion = NotionClient.Create("secret_token", _http);
        return (await Assert.ThrowsAsync<NotionResponseException>(() => notion.Pages.RetrieveAsync(Some.Page)))!;
    }
}
