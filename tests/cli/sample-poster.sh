# A vertical sheet of A3 that copies out in the order of reading, and turns as vertical books do.
sample poster
pdfinfo poster.pdf | grep -E "^(Pages|Page size)"
pdftotext -raw poster.pdf - | bare > copied
for text in 一橹摇开江上雪半生渡过镜中山 半生渡过镜中山——记白蘋渡最后一位摆渡人 \
	“看得见吗？”他回头答：“听得见！”对岸是一副担架 二〇二五年十月八日，晴，江平如镜。渡一人，我自己。”三、江上; do
	tr -d '\n' < copied | grep -q "$text" || echo "not in one piece: $text"
done
qpdf --qdf --object-streams=disable poster.pdf - | grep -ac /R2L
