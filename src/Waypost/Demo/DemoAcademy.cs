using Waypost.Academy;
using Waypost.Storage;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Waypost.Demo;

/// The demo marketplace's courses: `content/demo/academy/*/course.yaml` and its lessons.
public sealed class DemoAcademy : IDemoPart
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).IgnoreUnmatchedProperties().Build();

    public int Order => 45;

    public async Task LoadAsync(WaypostDb db, DemoWorld demo, CancellationToken stop)
    {
        var position = 0;
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(demo.Content, "demo", "academy")).Order(StringComparer.Ordinal))
        {
            var file = Yaml.Deserialize<CourseFile>(await File.ReadAllTextAsync(Path.Combine(folder, "course.yaml"), stop));
            var course = new Course { Id = demo.Id(), Slug = file.Slug, Title = file.Title, Summary = file.Summary, Level = file.Level, Minutes = file.Minutes, Badge = file.Badge, Position = ++position };
            db.Add(course);
            var lessons = new List<Lesson>();
            foreach (var path in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)) lessons.Add(Add(db, demo, course, lessons.Count + 1, Path.GetFileNameWithoutExtension(path), await File.ReadAllTextAsync(path, stop)));
            if (position == 1) // the demo seller is on the way
                foreach (var lesson in lessons.Take(2)) db.Add(new LessonDone { PersonId = demo.Cast["seller"].Id, LessonId = lesson.Id, CourseId = course.Id, At = demo.Now.AddDays(-3 + lesson.Number) });
        }

        db.Nudge(AcademyRoom.Log);
    }

    private static Lesson Add(WaypostDb db, DemoWorld demo, Course course, int number, string name, string text)
    {
        var end = text.IndexOf("\n---", 4, StringComparison.Ordinal);
        var head = Yaml.Deserialize<LessonFile>(text[4..end]);
        var lesson = new Lesson { Id = demo.Id(), CourseId = course.Id, Number = number, Slug = name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..], Title = head.Title, Minutes = head.Minutes, Text = text[(text.IndexOf('\n', end + 1) + 1)..].Trim() };
        lesson.Ask([.. head.Quiz.Select(question => new QuizQuestion(question.Question, question.Options, question.Answer, question.Why))]);
        db.Add(lesson);
        return lesson;
    }

    private sealed class CourseFile
    {
        public string Slug { get; set; } = "";
        public string Title { get; set; } = "";
        public string Summary { get; set; } = "";
        public string Level { get; set; } = "";
        public int Minutes { get; set; }
        public string Badge { get; set; } = "";
    }

    private sealed class LessonFile
    {
        public string Title { get; set; } = "";
        public int Minutes { get; set; }
        public List<QuestionFile> Quiz { get; set; } = [];
    }

    private sealed class QuestionFile
    {
        public string Question { get; set; } = "";
        public List<string> Options { get; set; } = [];
        public int Answer { get; set; }
        public string Why { get; set; } = "";
    }
}
